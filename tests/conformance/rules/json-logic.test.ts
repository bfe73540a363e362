import jsonLogic, { type RulesLogic } from 'json-logic-js'
import { describe, expect, it } from 'vitest'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import { compileRule } from '../../../schemas/rules/compile.ts'
import { sampleContext } from '../../../schemas/rules/operators/operator.ts'
import type { RuleType } from '../../../schemas/rules/rule-type.ts'
import type { RuleScope } from '../../../schemas/rules/scope.ts'
import type { RuleValue, RuleValues } from '../../../schemas/rules/values.ts'

/** What JsonLogic reads: numbers as numbers, relations as objects. */
type Data = Readonly<Record<string, unknown>>

const person: Data = { temp: 100, name: 'Bart', filling: 'apple', financing: true, zero: 0, empty: '', pie: { filling: 'apple', eta: 60 } }

type Case = [rule: unknown, data?: Data]
type Deviation = [why: string, rule: unknown, ours: unknown, data?: Data]

/** Rules of the standard subset, whose meaning json-logic-js itself says. */
const shared: readonly Case[] = [
  [true], [false], [17], [3.14], ['apple'], [null],
  [{ '==': [1, 1] }], [{ '==': [1, '1'] }], [{ '==': [1, 2] }], [{ '==': [null, 0] }], [{ '===': [1, 1] }], [{ '===': [1, 2] }], [{ '!=': [1, 2] }], [{ '!=': [1, 1] }], [{ '!=': [1, '1'] }],
  [{ '!==': [1, 2] }], [{ '!==': [1, 1] }],
  [{ '>': [2, 1] }], [{ '>': [1, 1] }], [{ '>': ['2', 1] }], [{ '>=': [2, 1] }], [{ '>=': [1, 1] }], [{ '>=': [1, 2] }], [{ '<': [2, 1] }], [{ '<': [1, 2] }], [{ '<': ['1', 2] }],
  [{ '<': [1, 2, 3] }], [{ '<': [1, 1, 3] }], [{ '<': [1, 4, 3] }], [{ '<=': [1, 1] }], [{ '<=': [1, 2, 3] }], [{ '<=': [1, 4, 3] }],
  [{ '!': [false] }], [{ '!': false }], [{ '!': true }], [{ '!': 0 }], [{ '!': 1 }], [{ '!': [''] }], [{ '!': ['0'] }], [{ '!': [[]] }], [{ '!': [[1]] }],
  [{ '!!': [0] }], [{ '!!': [''] }], [{ '!!': ['0'] }], [{ '!!': [[]] }], [{ '!!': [3.5] }],
  [{ or: [true, false] }], [{ or: [false, false] }], [{ or: [false, false, true] }], [{ and: [true, true] }], [{ and: [true, true, false] }], [{ and: [false] }],
  [{ if: [true, 'apple'] }], [{ if: [false, 'apple'] }], [{ if: [false, 'apple', 'banana'] }], [{ if: [{ '>': [2, 1] }, { cat: ['ap', 'ple'] }, 'banana'] }],
  [{ if: [false, 'apple', true, 'banana', 'carrot'] }], [{ if: [false, 'apple', false, 'banana', false, 'carrot', 'date'] }], [{ if: [false, 'apple', false, 'banana'] }],
  [{ in: ['Bart', ['Bart', 'Homer']] }], [{ in: ['Milhouse', ['Bart', 'Homer']] }], [{ in: ['Spring', 'Springfield'] }], [{ in: ['i', 'team'] }], [{ in: [2, [1, 2]] }],
  [{ cat: 'ice' }], [{ cat: ['ice', 'cream'] }], [{ cat: [1, 2] }], [{ cat: ['Robocop', 2] }], [{ cat: ['x', 1.5] }],
  [{ substr: ['jsonlogic', 4] }], [{ substr: ['jsonlogic', -5] }], [{ substr: ['jsonlogic', 0, 1] }], [{ substr: ['jsonlogic', -1, 1] }],
  [{ substr: ['jsonlogic', 4, 5] }], [{ substr: ['jsonlogic', -5, 5] }], [{ substr: ['jsonlogic', -5, -2] }], [{ substr: ['jsonlogic', 1, -5] }], [{ substr: ['jsonlogic', -50, 2] }],
  [{ '+': [1, 2] }], [{ '+': [2, 2, 2] }], [{ '+': [1] }], [{ '+': ['1', 1] }], [{ '+': '3.14' }], [{ '*': [3, 2] }], [{ '*': [2, 2, 2] }], [{ '*': ['1', 1] }],
  [{ '-': [2, 3] }], [{ '-': [3] }], [{ '-': ['1', 1] }], [{ '/': [4, 2] }], [{ '/': [2, 4] }], [{ '/': [2, 3] }], [{ '%': [1, 2] }], [{ '%': [3, 2] }], [{ '%': [-7, 3] }],
  [{ max: [1, 2, 3] }], [{ max: [3, 2, 1] }], [{ max: [1] }], [{ min: [1, 2, 3] }], [{ min: [3, 1.5] }],
  [{ var: 'temp' }, person], [{ var: ['temp'] }, person], [{ var: 'pie.filling' }, person], [{ var: ['temp', 9] }, person],
  [{ and: [{ '<': [{ var: 'temp' }, 110] }, { '==': [{ var: 'pie.filling' }, 'apple'] }] }, person],
  [{ in: [{ var: 'filling' }, ['apple', 'cherry']] }, person], [{ if: [{ var: 'financing' }, { '*': [{ var: 'temp' }, 2] }, 0] }, person],
  [{ missing: ['name', 'temp'] }, person], [{ missing: ['name', 'empty'] }, person], [{ missing: 'empty' }, person], [{ missing: ['pie.filling', 'pie.eta'] }, person],
  [{ '!': { missing: 'name' } }, person], [{ if: [{ '!!': { missing: ['name', 'empty'] } }, 'missed', 'found'] }, person],
]

/** Where our meaning is another on purpose. */
const deviations: readonly Deviation[] = [
  ['both sides are read as one type, so nothing is left to be strict about', { '===': [1, '1'] }, true],
  ['a blank text and null are both blank', { '===': ['', null] }, true],
  ['a blank is neither more nor less than anything', { '>=': [1, null] }, false],
  ['arithmetic is exact', { '+': [0.1, 0.2] }, 0.3],
  ['arithmetic with a blank is blank', { '*': [2, null] }, null],
  ['division by zero is blank', { '/': [1, 0] }, null],
  ['the least of a blank is blank', { min: [1, null] }, null],
  ['conditions are two-valued', { and: [true, null] }, false],
  ['nothing blank is part of a text', { in: ['', 'Springfield'] }, false],
  ['a blank is found in a list that has one', { in: [null, ['', 'a']] }, true],
  ['length counts code points', { substr: ['😀ab', 1, 1] }, 'a'],
  ['a default stands in for any blank', { var: ['empty', 'none'] }, 'none', person],
]

/** What the checker declines, where json-logic-js would answer. */
const declined: readonly (readonly [why: string, rule: unknown])[] = [
  ['a list where no list goes', { '+': [[1], 1] }],
  ['a condition that is no condition', { if: ['apple', 1, 2] }],
  ['values in place of conditions', { and: [1, 3] }],
  ['too few arguments', { if: ['apple'] }],
  ['the shorthand of if', { '?:': [true, 1, 2] }],
  ['a path that is reckoned', { var: [{ if: [true, 'name', 'temp'] }] }],
  ['an index as path', { var: 1 }],
  ['the whole record', { var: '' }],
  ['operators without fuel', { reduce: [[1], { var: 'temp' }, 0] }],
  ['merging lists', { merge: [[1], [2]] }],
  ['printing', { log: 'apple' }],
  ['a text that is no number', { '+': ['12abc', 1] }],
]

describe('the standard subset', () => {
  it.each(shared)('says of %j what json-logic-js says', (rule, data) => expect(ours(rule, data)).toEqual(theirs(rule, data)))

  it.each(deviations)('differs because %s: %j', (_, rule, expected, data) => {
    const value = ours(rule, data)
    expect(value).toEqual(expected)
    expect(value).not.toEqual(theirs(rule, data))
  })

  it.each(declined)('declines %s: %j', (_, rule) => expect(isRefused(checkRule(rule, scopeOf(person)))).toBe(true))
})

/** Numbers are floats to JsonLogic. */
function ours(rule: unknown, data: Data = {}): unknown {
  const checked = checkRule(rule, scopeOf(data))
  if (isRefused(checked)) throw new Error(JSON.stringify(checked.issues))
  const value = compileRule(checked.tree)(flat(data), sampleContext)
  return checked.tree.type.type === 'decimal' && value !== null ? Number(value) : value
}

/** Blank text and empty lists are null in ours. */
function theirs(rule: unknown, data: Data = {}): unknown {
  const value: unknown = jsonLogic.apply(rule as RulesLogic, data)
  return value === '' || (Array.isArray(value) && value.length === 0) ? null : value
}

function flat(data: Data, before = ''): RuleValues {
  const entries = Object.entries(data).map(([name, value]): RuleValues =>
    typeof value === 'object' && value !== null ? flat(value as Data, `${before}${name}.`) : { [before + name]: value as RuleValue })
  return Object.assign({}, ...entries) as RuleValues
}

function scopeOf(data: Data): RuleScope {
  const values = flat(data)
  return {
    field: (path) => {
      const value = values[path.join('.')]
      return value === undefined ? undefined : { path, type: typeOf(value) }
    },
    names: () => Object.keys(values),
  }
}

const typeOf = (value: RuleValue): RuleType => ({ type: typeof value === 'number' ? 'decimal' : typeof value === 'boolean' ? 'boolean' : 'text' })
