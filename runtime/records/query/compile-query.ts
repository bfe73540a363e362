import { sql, type SQL } from 'drizzle-orm'
import type { RecordQuery } from '../../../schemas/api/query.ts'
import { searchTermsOf } from '../../../schemas/fields/search-text.ts'
import type { Issue } from '../../../schemas/issue.ts'
import type { Caller } from '../../caller.ts'
import { Refusal } from '../../refusal.ts'
import { columnOf, compileStatement, input, type Statement } from '../../storage/statement.ts'
import type { Gate } from '../gate.ts'
import { reachCondition } from '../reach-condition.ts'
import { type QueryColumn, queryColumns, type QueryColumns, rootAlias } from './columns.ts'
import type { CursorValues } from './cursor.ts'
import { ruleCondition } from './rule-condition.ts'
import { searchConditions } from './search.ts'
import { rowReader, type RowReader, type Selected, type SelectedRow, selectedFor, selectList } from './select.ts'
import { idKey, type OrderKey, orderKey, orderOf, type OrderPart, partsOf } from './sort.ts'

/** Rows of a page where the query does not say. */
export const defaultLimit = 50

/** A query compiled for everybody with one access: its statements need only who asks, when, and the cursor. */
export interface CompiledQuery {
  readonly read: RowReader
  /** Where a row stands in the order: the values of its keys as texts. */
  standing(row: SelectedRow): CursorValues
  /** The statement of a page of so many rows; with a cursor it depends on which of the cursor's values are blank. */
  page(limit: number, blank?: readonly boolean[]): Statement
  /** What the query shows, in order. */
  readonly columns: readonly QueryColumn[]
  /** The statement of all rows in their order, for those who read them piece by piece. */
  whole(): Statement
  /** The statement that counts all that the query finds, and adds up what it asks to add up. */
  readonly total: Statement
}

/** Compiles a query. Refuses `invalid-request` with an issue at everything in it that does not exist for the caller. */
export function compileQuery(caller: Caller, gate: Gate, query: RecordQuery): CompiledQuery {
  const found = queryColumns(caller, gate)
  const issues: Issue[] = []
  const columns = resolve(found, selectedPaths(gate, query).map((path, index) => ({ path, at: `/select/${index}` })), issues)
  const keys = orderKeys(found, { query, caller, issues })
  const [sum] = query.sum === undefined ? [] : resolve(found, [{ path: query.sum, at: '/sum' }], issues)
  if (sum && !sum.field.type.decimals && sum.field.sqlType !== 'bigint') issues.push({ code: 'view.not-a-number', path: '/sum', params: { field: sum.path } })
  const conditions = [...scopeConditions(caller, gate, query), ...ruleCondition(query.where, { caller, gate, found, issues }), ...searchConditions(gate, searchTermsOf(query.search ?? ''))]
  if (issues.length > 0) throw new Refusal('invalid-request', { issues })
  const from = sql`from ${gate.object.table} ${sql.identifier(rootAlias)} ${found.joins()}`
  const shown = selectedFor(caller, columns, gate)
  const compared = keys.map((key, index) => selectedKey(key, shown) ?? { name: `k${index}`, sql: sql`${key.value}::text` })
  const selected = selectList([...new Set([liveNumber(caller), ...shown, ...compared])])
  const print = (parts: readonly OrderPart[], limit: SQL): Statement => {
    const selects = parts.map((part) => sql`select ${selected} ${from} where ${all([...conditions, ...part.where])} order by ${part.orderBy} ${limit}`)
    const [only] = selects
    // Postgres appends selects that have limits of their own in their order, and stops when it has enough.
    return compileStatement(only && selects.length === 1 ? only : sql`${sql.join(selects.map((select) => sql`(${select})`), sql` union all `)} ${limit}`)
  }
  const pages = new Map<string, Statement>()
  return {
    read: rowReader(caller, columns, gate),
    standing: (row) => compared.map(({ name }) => textOf(row[name])),
    page: (limit, blank) => {
      const key = `${usualLimits.has(limit) ? limit : 'any'}:${String(blank)}`
      const statement = pages.get(key) ?? print(partsOf(keys, blank), limitOf(limit))
      pages.set(key, statement)
      return statement
    },
    columns,
    whole: () => compileStatement(sql`select ${selected} ${from} where ${all(conditions)} order by ${orderOf(keys)}`),
    total: compileStatement(sql`select count(*)::int as total${sum ? sql`, sum(${sum.sql})::text as sum` : sql``} ${from} where ${all(conditions)}`),
  }
}

/** Pages that the screens ask for, and what is asked where nothing is said. */
const usualLimits: ReadonlySet<number> = new Set([defaultLimit, 100, 200])

/**
 * One row more than the page tells whether there is a next one. A usual limit stands in the text: for a limit that it does not
 * know Postgres reckons with a tenth of the table, and would rather plan each page anew than keep such a plan.
 */
const limitOf = (limit: number): SQL => sql`limit ${usualLimits.has(limit) ? sql.raw(String(limit + 1)) : sql`${input('limit', 'int')} + 1`}`

const selectedPaths = (gate: Gate, query: RecordQuery): readonly string[] =>
  query.select ?? gate.object.fields.filter(({ name, rows }) => !rows && gate.access.readable.has(name)).map(({ name }) => name)

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

function scopeConditions({ plan }: Caller, { object, access }: Gate, query: RecordQuery): readonly SQL[] {
  const deleted = columnOf(rootAlias, 'deleted_at')
  return [query.deleted ? sql`${deleted} is not null` : sql`${deleted} is null`, ...reachCondition(plan, access.read, { object, alias: rootAlias })]
}

const liveNumber = ({ plan }: Caller): Selected => ({ name: 'plan', sql: sql`(select number from ${sql.identifier(plan.schema)}."_live")` })

/** A key's value among what is selected anyway: a page is mostly read by its number of cells. */
function selectedKey({ value }: OrderKey, selected: readonly Selected[]): Selected | undefined {
  const { text } = compileStatement(value)
  return selected.find((each) => compileStatement(each.sql).text === text)
}

/** As Postgres would write it: flags and small numbers are all that the driver has read. */
const textOf = (stored: unknown): string | null => (stored === null || stored === undefined ? null : String(stored))

const all = (conditions: readonly SQL[]): SQL => sql.join([...conditions], sql` and `)
