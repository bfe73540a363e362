import { sql, type SQL } from 'drizzle-orm'
import type { RecordQuery } from '../../../schemas/api/query.ts'
import { searchTermsOf } from '../../../schemas/fields/search-text.ts'
import type { Issue } from '../../../schemas/issue.ts'
import type { Caller } from '../../caller.ts'
import { Refusal } from '../../refusal.ts'
import { columnOf, compileStatement, input, listed, type Statement } from '../../storage/statement.ts'
import type { Gate } from '../gate.ts'
import { ownCondition } from '../own-scope.ts'
import { type QueryColumn, queryColumns, type QueryColumns, rootAlias } from './columns.ts'
import { ruleCondition } from './rule-condition.ts'
import { searchConditions } from './search.ts'
import { rowReader, type RowReader, selectList } from './select.ts'
import { idKey, type OrderKey, orderKey, type OrderPart, partsOf } from './sort.ts'

/** A query compiled for everybody with one access: its statements need only who asks, when, and the cursor. */
export interface CompiledQuery {
  readonly read: RowReader
  readonly keys: readonly OrderKey[]
  /** The statement of a page; with a cursor it depends on which of the cursor's values are blank. */
  page(blank?: readonly boolean[]): Statement
  /** The statement that counts all that the query finds. */
  readonly total: Statement
}

/** Compiles a query. Refuses `invalid-request` with an issue at everything in it that does not exist for the caller. */
export function compileQuery(caller: Caller, gate: Gate, query: RecordQuery): CompiledQuery {
  const found = queryColumns(caller, gate)
  const issues: Issue[] = []
  const columns = resolve(found, selectedPaths(gate, query).map((path, index) => ({ path, at: `/select/${index}` })), issues)
  const keys = orderKeys(found, { query, caller, issues })
  const conditions = [...scopeConditions(gate, query), ...ruleCondition(query.where, { caller, gate, found, issues }), ...searchConditions(gate, searchTermsOf(query.search ?? ''))]
  if (issues.length > 0) throw new Refusal('invalid-request', { issues })
  const from = sql`from ${gate.object.table} ${sql.identifier(rootAlias)} ${found.joins()}`
  const selected = listed([liveNumber(caller), ...selectList(columns), ...keys.map((key, index) => sql`${key.sql}::text as ${sql.identifier(`k${index}`)}`)])
  const limit = sql`limit ${input('limit', 'int')}`
  const print = (parts: readonly OrderPart[]): Statement => {
    const selects = parts.map((part) => sql`select ${selected} ${from} where ${all([...conditions, ...part.where])} order by ${part.orderBy} ${limit}`)
    const [only] = selects
    // Postgres appends selects that have limits of their own in their order, and stops when it has enough.
    return compileStatement(only && selects.length === 1 ? only : sql`${sql.join(selects.map((select) => sql`(${select})`), sql` union all `)} ${limit}`)
  }
  const pages = new Map<string, Statement>()
  return {
    read: rowReader(columns),
    keys,
    page: (blank) => {
      const key = String(blank)
      const statement = pages.get(key) ?? print(partsOf(keys, blank))
      pages.set(key, statement)
      return statement
    },
    total: compileStatement(sql`select count(*)::int as total ${from} where ${all(conditions)}`),
  }
}

const selectedPaths = (gate: Gate, query: RecordQuery): readonly string[] =>
  query.select ?? gate.object.fields.map(({ name }) => name).filter((name) => gate.access.readable.has(name))

function resolve(found: QueryColumns, paths: readonly { path: string; at: string }[], issues: Issue[]): readonly QueryColumn[] {
  return paths.flatMap(({ path, at }) => {
    const column = found.column(path.split('.'))
    if (!column) issues.push({ code: 'unknown-field', path: at, params: { field: path } })
    return column ?? []
  })
}

/** The order asked for, newest first where none is; always ended by the id. */
function orderKeys(found: QueryColumns, { query, caller, issues }: { query: RecordQuery; caller: Caller; issues: Issue[] }): readonly OrderKey[] {
  const sort = query.sort ?? []
  const columns = resolve(found, sort.map(({ path }, index) => ({ path, at: `/sort/${index}/path` })), issues)
  const keys = columns.flatMap((column, index) => {
    const key = sort[index]
    if (!column.field.type.sortable) issues.push({ code: 'not-sortable', path: `/sort/${index}/path`, params: { field: column.path } })
    return key ? [orderKey(column, key, { language: caller.person.language, deleted: query.deleted ?? false })] : []
  })
  return [...keys, idKey(sort[0] ? sort[0].direction === 'desc' : true)]
}

function scopeConditions({ access }: Gate, query: RecordQuery): readonly SQL[] {
  const deleted = columnOf(rootAlias, 'deleted_at')
  return [query.deleted ? sql`${deleted} is not null` : sql`${deleted} is null`, ...ownCondition(access.read, rootAlias)]
}

const liveNumber = ({ plan }: Caller): SQL => sql`(select number from ${sql.identifier(plan.schema)}."_live") as plan`

const all = (conditions: readonly SQL[]): SQL => sql.join([...conditions], sql` and `)
