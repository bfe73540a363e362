import type { RuleType, TypeName } from '../../../schemas/rules/rule-type.ts'
import type { RuleScope } from '../../../schemas/rules/scope.ts'

export const stages = ['new', 'won', 'lost', 'Đang xử lý'] as const
/** One without a label: a value whose option is gone. */
export const stageLabels = [{ en: 'New', vi: 'Mới', 'zh-CN': '新建' }, 'Won', { vi: 'Thua e\u0302\u0301' }] as const
export const tags = ['red', 'green', 'vip', '北'] as const

/** The record that the proofs read, and the account that it points at. */
export const recordFields = {
  name: { type: 'text' },
  note: { type: 'text' },
  stage: { type: 'option', values: stages, labels: stageLabels },
  next_stage: { type: 'option', values: stages },
  tags: { type: 'options', values: tags },
  labels: { type: 'options', values: tags },
  amount: { type: 'decimal' },
  rate: { type: 'decimal' },
  quantity: { type: 'integer' },
  level: { type: 'integer' },
  active: { type: 'boolean' },
  constructor: { type: 'boolean' },
  starts: { type: 'date' },
  ends: { type: 'date' },
  opened_at: { type: 'datetime' },
  closed_at: { type: 'datetime' },
  opens: { type: 'time' },
  closes: { type: 'time' },
  effort: { type: 'duration' },
  owner: { type: 'record', object: 'user' },
  creator: { type: 'record', object: 'user' },
  account: { type: 'record', object: 'account' },
} as const satisfies Readonly<Record<string, RuleType>>

export const accountFields = {
  industry: { type: 'text' },
  revenue: { type: 'decimal' },
  rating: { type: 'integer' },
  founded: { type: 'date' },
  synced_at: { type: 'datetime' },
  listed: { type: 'boolean' },
  tier: { type: 'option', values: stages },
} as const satisfies Readonly<Record<string, RuleType>>

/** Types by path: `amount`, `account.revenue`. */
export const paths: ReadonlyMap<string, RuleType> = new Map<string, RuleType>([
  ...Object.entries(recordFields),
  ...Object.entries(accountFields).map(([name, type]): [string, RuleType] => [`account.${name}`, type]),
])

/** Paths of the fields of a type; of links only those to people, for links mix with none but their own. */
export const pathsOf = (type: TypeName): readonly string[] =>
  [...paths].flatMap(([path, found]) => (found.type === type && path !== 'account' ? [path] : []))

export const testScope: RuleScope = {
  onSave: true,
  field: (path) => {
    const type = paths.get(path.join('.'))
    return type && { path, type }
  },
  names: () => [...paths.keys()],
}
