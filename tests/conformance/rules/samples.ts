import { type OperatorName, operatorNames, operators } from '../../../schemas/rules/operators/index.ts'
import type { RuleValue, RuleValues } from '../../../schemas/rules/values.ts'

/** An example of an operator, with what it reads. */
export interface RuleSample {
  readonly operator: OperatorName
  readonly rule: unknown
  readonly values: RuleValues
  readonly gives: RuleValue
}

/** Every operator's own samples, and those that need a record. */
export const samples: readonly RuleSample[] = [
  ...operatorNames.flatMap((operator) =>
    operators[operator].samples.map(({ args, gives }): RuleSample => ({ operator, rule: { [operator]: args }, values: {}, gives }))),
  { operator: 'missing', rule: { missing: ['name', 'account.industry', 'active'] }, values: { name: 'a', active: false }, gives: ['account.industry'] },
  { operator: 'missing', rule: { missing: 'name' }, values: { name: '' }, gives: ['name'] },
  { operator: 'missing', rule: { missing: ['active'] }, values: { active: false }, gives: null },
  { operator: 'in', rule: { in: ['vip', { var: 'tags' }] }, values: { tags: ['red', 'vip'] }, gives: true },
  { operator: 'in', rule: { in: ['vip', { var: 'tags' }] }, values: { tags: [] }, gives: false },
  { operator: 'in', rule: { in: [{ var: 'stage' }, { var: 'tags' }] }, values: { stage: 'new', tags: ['red'] }, gives: false },
  { operator: '==', rule: { '==': [{ var: 'tags' }, ['vip', 'red']] }, values: { tags: ['red', 'vip'] }, gives: true },
  { operator: '==', rule: { '==': [{ var: 'tags' }, { var: 'labels' }] }, values: { tags: [] }, gives: true },
  { operator: '==', rule: { '==': [{ var: 'constructor' }, { is_blank: [{ var: 'name' }] }] }, values: { constructor: true } as unknown as RuleValues, gives: true },
  { operator: 'includes', rule: { includes: [{ var: 'tags' }, 'vip'] }, values: { tags: ['red', 'vip'] }, gives: true },
  { operator: 'includes', rule: { includes: [{ var: 'tags' }, { var: 'stage' }] }, values: { tags: [], stage: 'new' }, gives: false },
  { operator: 'in_period', rule: { in_period: [{ var: 'opened_at' }, 'yesterday'] }, values: { opened_at: '2026-11-20T17:00:00.000Z' }, gives: true },
  { operator: 'option_label', rule: { option_label: [{ var: 'stage' }] }, values: { stage: 'new' }, gives: 'New' },
  { operator: 'option_label', rule: { option_label: [{ var: 'stage' }] }, values: { stage: 'Đang xử lý' }, gives: 'Đang xử lý' },
  { operator: 'option_label', rule: { option_label: [{ var: 'stage' }] }, values: {}, gives: null },
  { operator: 'old', rule: { old: ['amount'] }, values: { amount: '5.10' }, gives: '5.10' },
  { operator: 'changed', rule: { changed: ['stage', 'tags'] }, values: { stage: 'won', tags: ['vip'] }, gives: false },
  { operator: 'changed_to', rule: { changed_to: ['stage', 'won'] }, values: { stage: 'won' }, gives: false },
  { operator: '!!', rule: { '!!': [{ var: 'tags' }] }, values: { tags: ['red'] }, gives: true },
  { operator: 'hour', rule: { hour: [{ var: 'opens' }] }, values: { opens: '09:30:00' }, gives: 9 },
  { operator: 'cat', rule: { cat: [{ var: 'stage' }, ' ', { var: 'rate' }] }, values: { stage: 'won', rate: '1.500' }, gives: 'won 1.5' },
]
