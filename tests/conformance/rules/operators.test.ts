import { describe, expect, it } from 'vitest'
import { languages } from '../../../schemas/label.ts'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import { compileRule } from '../../../schemas/rules/compile.ts'
import { operatorNames, operators } from '../../../schemas/rules/operators/index.ts'
import { parametersFor, sampleContext, type Wording } from '../../../schemas/rules/operators/operator.ts'
import { plainType } from '../../../schemas/rules/rule-type.ts'
import type { RuleTree } from '../../../schemas/rules/tree.ts'
import { wordsOfRule } from '../../../schemas/rules/words.ts'
import { testScope } from './fields.ts'
import { samples } from './samples.ts'

function treeOf(rule: unknown): RuleTree {
  const checked = checkRule(rule, testScope)
  if (isRefused(checked)) throw new Error(JSON.stringify(checked.issues))
  return checked.tree
}

describe.each(operatorNames)('the operator %s', (name) => {
  const operator = operators[name]
  const own = samples.filter((sample) => sample.operator === name)

  it('has samples', () => expect(own.length).toBeGreaterThan(0))

  it('does in JavaScript what its samples say', () => {
    const results = own.map(({ rule, values }) => compileRule(treeOf(rule))(values, sampleContext))
    expect(results).toEqual(own.map(({ gives }) => gives))
  })

  it('is blank or false when all it is given is blank, or says in a sample what it is', () => {
    const blanks = operator.parameters.filter((parameter) => !parameter.optional && !parameter.path).map(() => null)
    const isLimited = operator.parameters.some(({ path, literal, optional, accepts }) => path || (literal && !optional) || accepts.every((type) => !plainType(type)))
    if (blanks.length === 0 || isLimited) return
    const result = compileRule(treeOf({ [name]: blanks }))({}, sampleContext)
    const isSaid = own.some(({ gives }) => gives === result)
    expect(result === null || result === false || isSaid).toBe(true)
  })

  it('has words for every count of arguments that its samples use', () => {
    for (const { rule } of own) {
      for (const language of languages) {
        const words = wordsOfRule(treeOf(rule), language, { field: (path) => path.join(' ') })
        expect(words).not.toMatch(/\{[*\d]|undefined/)
      }
    }
  })

  it('is worded alike in all languages', () => {
    const wordings: readonly Wording[] = [operator.wording, ...Object.values(operator.wordingFor ?? {})]
    for (const { label, words } of wordings) {
      expect(languages.filter((language) => label[language] === '')).toEqual([])
      const places = languages.map((language) => words[language].map((phrase) => [...new Set(phrase.match(/\{\d\}|\{\*/g))].sort()))
      expect(places).toEqual(languages.map(() => places[0]))
    }
  })

  it('takes no more arguments than it has parameters, unless the last one repeats', () => {
    const takesMore = operator.arrange !== undefined || operator.parameters.at(-1)?.repeats === true
    expect(takesMore || parametersFor(operator, operator.parameters.length + 1) === undefined).toBe(true)
  })
})
