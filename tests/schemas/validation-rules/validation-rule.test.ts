import { describe, expect, it } from 'vitest'
import { createAjv, lazyValidator } from '../../../runtime/compile/ajv.ts'
import { definitionText } from '../../../schemas/definition-files.ts'
import { definitionDifferences } from '../../../schemas/definition-difference.ts'
import { rewriteReferences } from '../../../schemas/rewrite-references.ts'
import { checkValidationRule } from '../../../schemas/validation-rules/check-validation-rule.ts'
import { validationRuleReferences } from '../../../schemas/validation-rules/validation-rule-references.ts'
import { type ValidationRule, ValidationRuleSchema } from '../../../schemas/validation-rules/validation-rule.ts'
import { field, idOf, object, setOf } from '../objects/definitions.ts'

const set = setOf(
  object('deal', [field('discount', 'percent'), field('reason', 'text'), field('account', 'lookup', { object: 'account', onDelete: 'restrict' })]),
  object('account', [field('rating', 'integer')]),
)

const refuseWhen = { and: [{ '>': [{ var: 'discount' }, 20] }, { is_blank: [{ var: 'reason' }] }] }

const rule = (more: Partial<ValidationRule> = {}): ValidationRule => ({
  kind: 'rule', format: 1, id: idOf('rul', 'reason'), name: 'deal_reason', label: 'Reason', object: 'deal', refuseWhen, message: 'Say why.', field: 'reason', ...more,
})

const faults = (more: Partial<ValidationRule>) => checkValidationRule(rule(more), set).map(({ code, path }) => `${code} ${path}`)

describe('checkValidationRule', () => {
  it.each<[string, Partial<ValidationRule>, string[]]>([
    ['nothing wrong with a rule as it should be', {}, []],
    ['nothing wrong with a rule over a relation', { refuseWhen: { '>': [{ var: 'account.rating' }, 3] } }, []],
    ['an object that does not exist', { object: 'quote', name: 'quote_reason' }, ['definition.unknown-object /object']],
    ['a name that does not begin with the object', { name: 'reason' }, ['definition.name-begins-otherwise /name']],
    ['a field that does not exist', { field: 'profit' }, ['object.unknown-field /field']],
    ['a field within the condition that does not exist', { refuseWhen: { '>': [{ var: 'profit' }, 3] } }, ['rule.unknown-field /refuseWhen/>/0/var']],
    ['a condition that is no yes or no', { refuseWhen: { '+': [{ var: 'discount' }, 3] } }, ['rule.wrong-type /refuseWhen']],
    ['what is no condition at all', { refuseWhen: 'discount > 20' }, ['rule.wrong-value /refuseWhen']],
  ])('finds %s', (_what, more, expected) => expect(faults(more)).toEqual(expected))
})

describe('ValidationRuleSchema', () => {
  const faultsIn = lazyValidator(createAjv(), ValidationRuleSchema)

  it.each([
    ['an unknown way to enforce it', { enforce: 'sometimes' }, '/enforce'],
    ['a message without words', { message: '' }, '/message'],
    ['an unknown key', { surprise: 1 }, '/surprise'],
  ])('refuses %s', (_fault, more, path) => {
    expect(faultsIn({ ...rule(), ...more }).map((issue) => issue.path)).toContain(path)
  })

  it('lets nothing be missing that a rule needs', () => {
    const { refuseWhen: _condition, message: _message, ...rest } = rule()
    expect(faultsIn(rest).map((issue) => issue.path).toSorted()).toEqual(['/message', '/refuseWhen'])
  })
})

describe('validationRuleReferences', () => {
  it('lists the object, the field and all that the condition reads', () => {
    const found = validationRuleReferences(rule({ refuseWhen: { and: [{ '>': [{ var: 'account.rating' }, 3] }, { '!': [{ is_blank: [{ var: 'reason' }] }] }] } }), set)
    expect(found.map(({ path, name, field: of, step }) => [path, name, of, step])).toEqual([
      ['/object', 'deal', undefined, undefined],
      ['/name', 'deal', undefined, undefined],
      ['/field', 'deal', 'reason', undefined],
      ['/refuseWhen/and/0/>/0/var', 'deal', 'account', 0],
      ['/refuseWhen/and/0/>/0/var', 'account', 'rating', 1],
      ['/refuseWhen/and/1/!/0/is_blank/0/var', 'deal', 'reason', 0],
    ])
  })

  it('lets a rule follow its object and fields to other names', () => {
    const renames = {
      name: (_kind: string, name: string) => (name === 'deal' ? 'bargain' : name),
      field: (_kind: string, _name: string, of: string) => (of === 'reason' ? 'why' : of),
    }
    const before = rule()
    expect(rewriteReferences(before, validationRuleReferences(before, set), renames)).toEqual({
      ...before, name: 'bargain_reason', object: 'bargain', field: 'why',
      refuseWhen: { and: [{ '>': [{ var: 'discount' }, 20] }, { is_blank: [{ var: 'why' }] }] },
    })
  })
})

describe('a rule in files and releases', () => {
  it('is written in one order, without what goes without saying', () => {
    const text = definitionText(rule({ active: true, enforce: 'when_touched' }))
    expect(Object.keys(JSON.parse(text))).toEqual(['kind', 'format', 'id', 'name', 'label', 'object', 'refuseWhen', 'message', 'field'])
  })

  it('differs by its condition as a whole', () => {
    const other = { or: [{ '>': [{ var: 'discount' }, 30] }, { is_blank: [{ var: 'reason' }] }] }
    expect(definitionDifferences([rule()], [rule({ refuseWhen: other })])).toMatchObject([
      { op: 'change', property: 'refuseWhen', old: refuseWhen, new: other, code: 'rule.changed' },
    ])
  })
})
