import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import { isRefusedFormula } from '../../../schemas/rules/formula/formula.ts'
import { parseFormula } from '../../../schemas/rules/formula/parse.ts'
import { printFormula } from '../../../schemas/rules/formula/print.ts'
import { cases } from '../../conformance/rules/cases.ts'
import { askedTypes, randomExpression } from '../../conformance/rules/expressions.ts'
import { testScope } from '../../conformance/rules/fields.ts'
import { randomFrom } from '../../conformance/rules/random.ts'
import { samples } from '../../conformance/rules/samples.ts'

function ruleOf(text: string): unknown {
  const formula = parseFormula(text)
  if (isRefusedFormula(formula)) throw new Error(`refused: ${text} ${JSON.stringify(formula.issues)}`)
  return formula.rule
}

function textOf(rule: unknown): string {
  const text = printFormula(rule)
  if (text === undefined) throw new Error(`cannot be printed: ${JSON.stringify(rule)}`)
  return text
}

function treeOf(rule: unknown): unknown {
  const checked = checkRule(rule, testScope)
  return isRefused(checked) ? checked.issues.map(({ code }) => code) : checked.tree
}

/** The writing that formulas are read into: arguments in a list, but a path alone without one, and no minus zero. */
function canonical(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(canonical)
  if (typeof json === 'number') return json + 0
  if (typeof json !== 'object' || json === null || 'decimal' in json) return json
  const [name = '', written] = Object.entries(json)[0] ?? []
  const args: unknown[] = Array.isArray(written) ? written.map(canonical) : [canonical(written)]
  return { [name]: name === 'var' && args.length === 1 ? args[0] : args }
}

/** What a rule lost on the way to its formula and back; undefined when nothing. */
function lossOf(rule: unknown): unknown {
  const text = textOf(rule)
  const read = ruleOf(text)
  if (!isDeepStrictEqual(read, canonical(rule))) return { rule, text, read }
  if (!isDeepStrictEqual(treeOf(read), treeOf(rule))) return { rule, text, tree: treeOf(read) }
  return textOf(read) === text ? undefined : { rule, text, printed: textOf(read) }
}

describe('a rule comes back from its formula', () => {
  it.each(samples.map(({ rule }) => [rule]))('%j', (rule) => expect(lossOf(rule)).toBeUndefined())

  it('however hard it is on the engines', () => {
    expect(cases.map(lossOf).filter((loss) => loss !== undefined)).toEqual([])
  })

  it('whatever the language can say', () => {
    const random = randomFrom(20261122)
    const rules = Array.from({ length: 4000 }, () => randomExpression(random, random.pick(askedTypes), 1 + random.below(6)))
    expect(rules.map(lossOf).filter((loss) => loss !== undefined)).toEqual([])
  })

  it.each<[string, unknown]>([
    ['no list around one argument', { '!': { var: ['active'] } }],
    ['a path in a list', { '==': [{ var: ['name'] }, 'a'] }],
    ['a path with what stands in', { var: ['name', { lower: { var: 'note' } }] }],
    ['a missing path without a list', { missing: 'name' }],
    ['one condition', { and: [{ or: [{ var: 'active' }] }] }],
    ['one number to add', { '+': [{ '+': [{ var: 'amount' }] }] }],
    ['one number to multiply', { '*': [{ '*': [{ '*': [5] }, { var: 'amount' }] }] }],
    ['a number to negate', { '-': [5] }],
    ['a negative number to negate', { '-': [{ '-': [-5] }] }],
    ['a long number to negate', { '-': [{ decimal: '12345678901234567890.12' }] }],
    ['a minus zero', { '+': [-0, { var: 'amount' }] }],
    ['nested sums', { '+': [{ '+': [1, 2] }, { '+': [3, 4] }, { '-': [{ '-': [5, 6] }, { '-': [7, 8] }] }] }],
    ['nested products', { '/': [{ '*': [{ '/': [8, 4] }, 2] }, { '%': [7, { '*': [2, 2] }] }] }],
    ['nested conditions', { and: [{ and: [true, false] }, { or: [true, { and: [true, true] }] }, { and: [true, true] }] }],
    ['nots in nots', { '!': [{ '!!': [{ '!': [{ '!': [{ '!!': [{ '!!': [true] }] }] }] }] }] }],
    ['comparisons of comparisons', { '==': [{ '==': [true, { '!==': [1, 2] }] }, { '===': [{ '<': [1, 2, 3] }, { '>=': [2, 1] }] }] }],
    ['between in between', { '<=': [1, { if: [{ '<=': [1, 2, 3] }, 5] }, 9] }],
    ['a list of lists', { is_blank: [[[1, 2], [3]]] }],
    ['an empty list', { in: ['a', []] }],
    ['a list as the only argument', { '!!': [['a', { var: 'name' }]] }],
    ['decimals', { in: [{ decimal: '5' }, [{ decimal: '1.50' }, { decimal: '.5' }, { decimal: '+1' }, { decimal: '1e3' }, { decimal: '-0.12345678901234567890' }, { decimal: '' }]] }],
    ['numbers with exponents', { '+': [1e21, 1e-7, -2.5e-10, 9007199254740991, 0.1] }],
    ['fixed values', { coalesce: [null, true, false] }],
    ['a text with everything', { cat: ['"\'\\\n\r\t\b\f\v/', '😀', '“”‘’（１）', '\u2028\u0001\u007f', 'e\u0302', '{{name}}', ''] }],
    ['half a character', { '==': [{ var: 'name' }, '\ud83d'] }],
    ['a flag that is off', { contains: [{ var: 'name' }, 'a', false] }],
    ['a field that is named like a member of prototypes', { '!': [{ var: 'constructor' }] }],
    ['fields that are named like words of the language', { and: [{ var: 'in' }, { var: 'not' }, { '!': [{ var: 'true' }] }, { var: 'or.and' }, { missing: ['in', 'null'] }, { var: ['and', true] }] }],
    ['fields that are named like operators', { '>': [{ var: 'length' }, { length: [{ var: 'date.year' }] }] }],
    ['a path that is none', { and: [{ var: '' }, { var: 'a b' }, { var: 'Số tiền' }, { var: 1 }, { missing: ['a b'] }] }],
  ])('%s', (_, rule) => expect(lossOf(rule)).toBeUndefined())

  it('with any text in it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(lossOf({ '==': [{ var: 'name' }, text] })).toBeUndefined()
    }), { seed: 22, numRuns: 2000 })
  })

  it('with any number in it', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      const rule = { '+': [number, 1] }
      fc.pre(!isRefused(checkRule(rule, testScope)))
      expect(lossOf(rule)).toBeUndefined()
    }), { seed: 22, numRuns: 1000 })
  })

  it('up to the limits of the language', () => {
    const nested = (levels: number, inner: unknown, around: (inner: unknown) => unknown) => Array.from({ length: levels }).reduce<unknown>((rule) => around(rule), inner)
    const rules = [
      nested(63, { var: 'active' }, (inner) => ({ '!': [inner] })),
      nested(63, { var: 'amount' }, (inner) => ({ '-': [inner] })),
      nested(63, true, (inner) => ({ '==': [true, inner] })),
      nested(32, true, (inner) => ({ in: [true, [inner, false]] })),
      nested(32, true, (inner) => ({ '!!': [[inner]] })),
      { or: Array.from({ length: 40 }, () => ({ and: Array.from({ length: 100 }, () => ({ '!': [true] })) })) },
      { coalesce: Array.from({ length: 15 }, () => ({ missing: Array.from({ length: 1000 }, () => 'a') })) },
      { coalesce: Array.from({ length: 15 }, () => ({ cat: Array.from({ length: 1000 }, () => '') })) },
      { coalesce: Array.from({ length: 32 }, () => ({ and: Array.from({ length: 1000 }, () => 0) })) },
    ]
    expect(rules.map(lossOf).filter((loss) => loss !== undefined)).toEqual([])
  })
})

describe('printFormula', () => {
  it.each<[unknown, string]>([
    [{ and: [{ '>': [{ var: 'amount' }, 1000] }, { '==': [{ var: 'account.industry' }, 'bank'] }] }, 'amount > 1000 && account.industry == "bank"'],
    [{ or: [{ and: [{ var: 'a' }, { var: 'b' }] }, { '!': [{ or: [{ var: 'c' }, { var: 'd' }] }] }] }, 'a && b || !(c || d)'],
    [{ and: [{ or: [{ var: 'a' }, { var: 'b' }] }, { var: 'c' }] }, '(a || b) && c'],
    [{ '-': [{ '-': [1, 2] }, { '-': [3, -4] }] }, '1 - 2 - (3 - -4)'],
    [{ '*': [{ '+': [1, 2] }, { '-': [{ var: 'a' }] }] }, '(1 + 2) * -a'],
    [{ if: [{ var: 'a' }, 1, { var: 'b' }, 2, null] }, 'if(a, 1, b, 2, null)'],
    [{ in: [{ var: 'stage' }, ['won', "it's"]] }, 'stage in ["won", "it\'s"]'],
    [{ starts_with: [{ var: 'name' }, 'A', true] }, 'starts_with(name, "A", true)'],
    [{ '!!': [{ missing: ['name', 'account.founded'] }] }, '!!missing(name, account.founded)'],
    [{ var: ['name', 'none'] }, 'var(name, "none")'],
    [{ '<': [0, { var: 'amount' }, 100] }, '0 < amount < 100'],
    [{ and: [true] }, 'and(true)'],
    [{ decimal: '1.50' }, 'decimal("1.50")'],
    [{ decimal: '12345678901234567890.12' }, '12345678901234567890.12'],
    [{ cat: ['a\n"b"\\'] }, 'cat("a\\n\\"b\\"\\\\")'],
    [{ today: [] }, 'today()'],
  ])('%j is %s', (rule, text) => expect(printFormula(rule)).toBe(text))

  it.each<[string, unknown]>([
    ['an operator that does not exist', { '!': [{ nope: [1] }] }], ['an operator between no operands', { '==': [] }], ['two operators in one', { and: [], or: [] }],
    ['what is no JSON', { '!': [() => true] }], ['what is too deep', Array.from({ length: 100_000 }).reduce<unknown>((rule) => ({ '!': [rule] }), true)],
  ])('has no text for %s', (_, rule) => expect(printFormula(rule)).toBeUndefined())
})
