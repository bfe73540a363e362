import type { RecordPage, RecordQuery } from '../../../schemas/api/query.ts'
import type { Caller } from '../../caller.ts'
import { viewedQuery } from '../../views/viewed-query.ts'
import { type Inputs, runStatement } from '../../storage/statement.ts'
import { readLive } from '../../workspaces/live.ts'
import { fenced, StalePlan } from '../fence.ts'
import { type Gate, gateTo } from '../gate.ts'
import { type CompiledQuery, compileQuery, defaultLimit } from './compile-query.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { momentInputs } from './moment.ts'
import type { SelectedRow } from './select.ts'
import { cursorInput } from './sort.ts'

/** Characters of a query that is kept in its compiled form. */
const longestKept = 2_000

/** A query on the records of an object, asked at a moment. */
export interface Question {
  readonly objectName: string
  readonly query: RecordQuery
  readonly now: Date
}

/**
 * Answers a page of records that the caller may read. Refuses `not-found`, `forbidden`, and `invalid-request` with
 * an issue at each part of the query that does not hold.
 */
export const queryRecords = (caller: Caller, { objectName, query, now }: Question): Promise<RecordPage> =>
  fenced(caller, async (current) => {
    const gate = gateTo(current, objectName, 'read')
    const { cursor, limit = defaultLimit, total, ...asked } = viewedQuery(current, objectName, query)
    const purpose = JSON.stringify([objectName, asked])
    const compiled = compiledQuery(current, gate, { asked, purpose })
    const inputs = { actor: current.person.id, ...momentInputs(current, now) }
    const rows = await pageRows(current, compiled, { inputs, limit, values: cursor === undefined ? undefined : readCursor(current, purpose, cursor) })
    const items = rows.slice(0, limit).map((row) => compiled.read(row))
    const last = rows.length > limit ? rows[limit - 1] : undefined
    const next = last ? writeCursor(current, purpose, compiled.standing(last)) : null
    return { items, next, ...(total || asked.sum !== undefined ? await countAll(current, compiled, inputs) : {}) }
  })

/** Long queries are seldom asked twice and would fill the memory. */
function compiledQuery(caller: Caller, gate: Gate, { asked, purpose }: { asked: RecordQuery; purpose: string }): CompiledQuery {
  const compile = () => compileQuery(caller, gate, asked)
  if (purpose.length > longestKept) return compile()
  return caller.plan.memo(`query:${purpose}:${caller.access.key}:${caller.person.language}`, compile)
}

/** Rows of a page and one more, which tells whether there is a next page. */
async function pageRows(caller: Caller, compiled: CompiledQuery, page: { inputs: Inputs; limit: number; values: readonly (string | null)[] | undefined }) {
  const { inputs, limit, values } = page
  const statement = compiled.page(limit, values?.map((value) => value === null))
  const cursorInputs = Object.fromEntries((values ?? []).map((value, index) => [cursorInput(index), value]))
  const rows = await caller.workspace.reads.rows<SelectedRow & { plan: number }>(statement, { ...inputs, ...cursorInputs, limit })
  // A page without rows cannot tell which release answered.
  const plan = rows[0]?.plan ?? (await readLive(caller.workspace.data.db, caller.workspace.tables)).release
  if (plan !== caller.plan.release) throw new StalePlan()
  return rows
}

async function countAll(caller: Caller, compiled: CompiledQuery, inputs: Inputs): Promise<Pick<RecordPage, 'total' | 'sum'>> {
  const [row] = await runStatement<{ total: number; sum?: string | null }>(caller.workspace.data.sql, compiled.total, inputs)
  return { total: row?.total ?? 0, ...(row?.sum === undefined ? {} : { sum: row.sum }) }
}
