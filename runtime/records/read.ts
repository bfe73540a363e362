import { sql } from 'drizzle-orm'
import type { RecordAnswer } from '../../schemas/api/record.ts'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { mayBeLocked, withLock } from '../tasks/record-locks.ts'
import { compileStatement, input, type Statement } from '../storage/statement.ts'
import { fenced, StalePlan } from './fence.ts'
import { type Gate, gateTo } from './gate.ts'
import { andReached } from './reach-condition.ts'
import { languageOf } from './language-of.ts'
import { queryColumns } from './query/columns.ts'
import { callerInputs, momentInputs } from './query/moment.ts'
import { rowValues, storedRows } from './sub-tables/stored-rows.ts'
import { rowReader, type RowReader, selectedFor, selectList, type SelectedRow } from './query/select.ts'

/** Which record, and whether the recycle bin is looked in. */
export interface RecordAddress {
  readonly objectName: string
  readonly id: string
  readonly deleted?: boolean
}

/** Reads one record as the caller may see it, with the rows that are part of it. Refuses `not-found` for a missing record and for a hidden one alike. */
export const readRecord = (caller: Caller, address: RecordAddress): Promise<RecordAnswer> =>
  fenced(caller, async (current) => {
    const gate = gateTo(current, address.objectName, 'read')
    const { statement, read } = readStatement(current, gate, address.deleted ?? false)
    const moment = gate.object.formulas.length === 0 ? {} : momentInputs(current, current.workspace.ports.clock.now())
    const [row] = await current.workspace.reads.rows<SelectedRow & { plan: number }>(statement, { id: address.id, ...callerInputs(current), ...moment })
    if (!row || row.plan !== current.plan.release) throw new StalePlan()
    if (row.id === null) throw new Refusal('not-found')
    const record = mayBeLocked(current, gate.object) ? await withLock(current.workspace.data.sql, current, { object: gate.object, record: read(row) }) : read(row)
    if (gate.object.subTables.length === 0 || address.deleted) return record
    const rows = await storedRows((asked, inputs) => current.workspace.reads.rows(asked, inputs), current, { gate, id: address.id })
    return { ...record, values: { ...record.values, ...rowValues(rows) } }
  })

function readStatement(caller: Caller, gate: Gate, deleted: boolean): { statement: Statement; read: RowReader } {
  const { object, access } = gate
  return caller.plan.memo(`read:${object.name}:${deleted}:${caller.access.key}:${languageOf(caller, gate)}`, () => {
    const query = queryColumns(caller, gate)
    const columns = [...access.readable].flatMap((name) => query.column([name]) ?? [])
    const selected = selectList([{ name: 'plan', sql: sql`live.number` }, ...selectedFor(caller, columns, gate)])
    const alive = deleted ? sql`t.deleted_at is not null` : sql`t.deleted_at is null`
    // A left join from the live release: a missing record still answers which release that is.
    const statement = compileStatement(sql`select ${selected} from ${sql.identifier(caller.plan.schema)}."_live" live
      left join ${object.table} t on t.id = ${input('id', 'uuid')} and ${alive}${andReached(caller, access.read, { object, alias: 't' })} ${query.joins()}`)
    return { statement, read: rowReader(caller, columns, gate) }
  })
}
