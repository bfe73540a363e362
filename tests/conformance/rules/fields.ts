import { anyWorkspace } from '../../../schemas/fields/any-workspace.ts'
import { checkFormula } from '../../../schemas/formulas/check-formula.ts'
import { overRelation } from '../../../schemas/formulas/over-relation.ts'
import { isRefused } from '../../../schemas/rules/check.ts'
import type { RuleType, TypeName } from '../../../schemas/rules/rule-type.ts'
import type { Formula, RuleScope } from '../../../schemas/rules/scope.ts'

export const stages = ['new', 'won', 'lost', 'Đang xử lý'] as const
/** One without a label: a value whose option is gone. */
export const stageLabels = [{ en: 'New', vi: 'Mới', 'zh-CN': '新建' }, 'Won', { vi: 'Thua e\u0302\u0301' }] as const
export const tags = ['red', 'green', 'vip', '北'] as const

/** The record that the proofs read, and the account that it points at; accounts point at one another. */
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
  address: { type: 'address' },
} as const satisfies Readonly<Record<string, RuleType>>

export const accountFields = {
  industry: { type: 'text' },
  revenue: { type: 'decimal' },
  rating: { type: 'integer' },
  founded: { type: 'date' },
  synced_at: { type: 'datetime' },
  listed: { type: 'boolean' },
  tier: { type: 'option', values: stages },
  seat: { type: 'address' },
  parent: { type: 'record', object: 'account' },
} as const satisfies Readonly<Record<string, RuleType>>

/** What rules read of an address. */
const parts: Readonly<Record<string, RuleType>> = {
  street: { type: 'text' },
  city: { type: 'text' },
  country: { type: 'option', values: ['VN', 'CN', 'US'], labels: [{ en: 'Vietnam', vi: 'Việt Nam', 'zh-CN': '越南' }, 'China', 'US'] },
}

/** Relations that a path goes over at most. */
export const mostHops = 5

/** Accounts above a record: a formula at the end of a path reads over one relation more. */
export const mostAccounts = mostHops + 1

/** How the accounts above a record are reached: `account`, `account.parent` … */
export const links: readonly string[] = Array.from({ length: mostAccounts }, (_, hop) => ['account', ...Array.from({ length: hop }, () => 'parent')].join('.'))

const formula = (name: string, returns: string, expression: unknown, more: object = {}) =>
  ({ id: `fld_${name}`, name, type: 'formula', label: name, returns, expression, ...more })

const accountFormulas = [
  formula('score', 'decimal', { '/': [{ var: 'revenue' }, { var: 'rating' }] }, { scale: 3 }),
  formula('called', 'text', { cat: [{ upper: [{ var: 'industry' }] }, ' ', { var: 'seat.city' }] }),
  formula('group_score', 'decimal', { '+': [{ var: 'score' }, { var: 'parent.score' }] }, { scale: 1, blanks: 'zero' }),
]

const recordFormulas = [
  formula('net', 'decimal', { '-': [{ var: 'amount' }, { '/': [{ '*': [{ var: 'amount' }, { var: 'rate' }] }, 100] }] }, { scale: 2 }),
  formula('counted', 'decimal', { '+': [{ var: 'amount' }, { var: 'quantity' }, { var: 'net' }] }, { scale: 4, blanks: 'zero' }),
  formula('line', 'text', { cat: [{ var: 'name' }, { replace: [{ var: 'note' }, 'a', { var: 'name' }] }, { var: 'account.called' }] }),
  formula('due', 'date', { add_days: [{ var: 'starts' }, { var: 'level' }] }),
  formula('ended_at', 'datetime', { datetime: [{ var: 'ends' }, { var: 'level' }] }),
  formula('late', 'boolean', { or: [{ '<': [{ var: 'ends' }, { today: [] }] }, { '==': [{ var: 'address.country' }, 'CN'] }] }),
  formula('product', 'integer', { '*': [{ var: 'quantity' }, { var: 'level' }] }),
  formula('above', 'decimal', { '*': [{ var: 'account.group_score' }, { var: 'account.parent.parent.revenue' }] }, { scale: 2 }),
]

type Table = { readonly fields: Readonly<Record<string, RuleType>>; readonly formulas: readonly ReturnType<typeof formula>[] }

const tables = { record: { fields: recordFields, formulas: recordFormulas }, account: { fields: accountFields, formulas: accountFormulas } } as const satisfies Record<string, Table>

/** Paths that begin at a record or an account, over so many more relations; formulas are checked when somebody names them. */
function scopeOf(name: keyof typeof tables, hops: number): RuleScope {
  const { fields, formulas }: Table = tables[name]
  const own = (step: string): RuleType | undefined => (Object.hasOwn(fields, step) ? fields[step] : undefined)
  const field: RuleScope['field'] = (path) => {
    const [first = '', ...rest] = path
    const type = own(first)
    if (type?.type === 'address' && rest.length === 1) {
      const part = parts[rest[0] ?? '']
      return part && { path: [first], type: part, part: rest[0] ?? '' }
    }
    if (type?.type === 'record' && type.object === 'account' && rest.length > 0 && hops > 0) {
      const found = scopeOf('account', hops - 1).field(rest)
      if (!found) return undefined
      const { formula: beyond, ...shape } = found
      return { ...shape, path: [first, ...found.path], ...(beyond && { formula: overRelation(beyond, [first]) }) }
    }
    if (rest.length > 0) return undefined
    const reckoned = formulas.find((each) => each.name === first)
    return type ? { path, type } : reckoned && { path, ...formulaOf(reckoned, name) }
  }
  return { onSave: true, field, names: () => [...ownPaths(tables[name]), ...(name === 'record' ? ownPaths(tables.account).map((path) => `account.${path}`) : [])] }
}

const checkedFormulas = new Map<string, { readonly type: RuleType; readonly formula: Formula }>()

function formulaOf(field: ReturnType<typeof formula>, name: keyof typeof tables): { readonly type: RuleType; readonly formula: Formula } {
  const known = checkedFormulas.get(field.id)
  if (known) return known
  const checked = checkFormula(field, scopeOf(name, mostHops), anyWorkspace)
  if (isRefused(checked)) throw new Error(`${field.name}: ${JSON.stringify(checked.issues)}`)
  const made = { type: { type: field.returns } as RuleType, formula: checked }
  checkedFormulas.set(field.id, made)
  return made
}

export const testScope: RuleScope = scopeOf('record', mostHops)

const ownPaths = ({ fields, formulas }: Table): readonly string[] =>
  [...Object.entries(fields).flatMap(([field, { type }]) => (type === 'address' ? [field, ...Object.keys(parts).map((part) => `${field}.${part}`)] : [field])), ...formulas.map(({ name }) => name)]

/** Paths by the number of relations that they go over. */
const pathsByHops: readonly (readonly string[])[] = [ownPaths(tables.record), ...links.slice(0, mostHops).map((link) => ownPaths(tables.account).map((path) => `${link}.${path}`))]

const byType = pathsByHops.map((paths) =>
  Map.groupBy(
    // Links and countries mix with none but their own kind; of links only those to people are read. Formulas of formulas over five relations have no path.
    paths.filter((path) => !/(^|\.)(account|parent|country)$/.test(path) && testScope.field(path.split('.')) !== undefined),
    (path) => testScope.field(path.split('.'))?.type.type,
  ))

/** Paths of a type over so many relations. */
export const pathsOver = (type: TypeName, hops: number): readonly string[] => byType[hops]?.get(type) ?? []

/** Paths of a type that most expressions read: of the record itself and of its account. */
export const pathsOf = (type: TypeName): readonly string[] => [...pathsOver(type, 0), ...pathsOver(type, 1)]
