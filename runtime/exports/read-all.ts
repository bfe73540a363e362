import type { TransactionSql } from 'postgres'
import { sql } from 'drizzle-orm'
import type { RecordAnswer } from '../../schemas/api/record.ts'
import type { Caller } from '../caller.ts'
import { StalePlan } from '../records/fence.ts'
import { momentInputs } from '../records/query/moment.ts'
import type { SelectedRow } from '../records/query/select.ts'
import { compileStatement, runStatement } from '../storage/statement.ts'
import type { ExportShape } from './shape-export.ts'

/** All records of an export as they were at one instant. */
export interface WholeRead {
  readonly total: number
  /** In portions; ends early when the signal is raised. */
  portions(signal: AbortSignal): AsyncGenerator<readonly RecordAnswer[]>
}

const rowsAtOnce = 1_000

/**
 * Opens a cursor over all that a query finds, within one snapshot: what is written meanwhile is not seen, and nothing is
 * read twice or left out. It lives as long as `use` works. Raises `StalePlan` where the snapshot has another release.
 */
export async function readAll<Result>(caller: Caller, { compiled }: ExportShape, use: (read: WholeRead) => Promise<Result>): Promise<Result> {
  const { workspace, person, plan } = caller
  const result = await workspace.data.sql.begin('isolation level repeatable read read only', async (runner) => {
    // Sorting many records takes longer than any request may; a slow disk must not end the snapshot between two portions.
    await runner`set local statement_timeout = '30min'`
    await runner`set local idle_in_transaction_session_timeout = '5min'`
    await runner`set local cursor_tuple_fraction = 1`
    const [live] = await runStatement<{ number: number }>(runner, compileStatement(sql`select number from ${sql.identifier(plan.schema)}."_live"`))
    if (live?.number !== plan.release) throw new StalePlan()
    const inputs = { actor: person.id, ...momentInputs(caller, workspace.ports.clock.now()) }
    const [count] = await runStatement<{ total: number }>(runner, compiled.total, inputs)
    const whole = compiled.whole()
    await runStatement(runner, { ...whole, text: `declare exported no scroll cursor for ${whole.text}` }, inputs)
    return use({ total: count?.total ?? 0, portions: (signal) => portionsOf(runner, signal, compiled.read) })
  })
  // postgres.js maps promises within arrays; what comes back here is no array.
  return result as Result
}

async function* portionsOf(runner: TransactionSql, signal: AbortSignal, read: (row: SelectedRow) => RecordAnswer): AsyncGenerator<readonly RecordAnswer[]> {
  for (;;) {
    signal.throwIfAborted()
    // Prepared, the text would keep the columns of the export before.
    const rows = await runner.unsafe<SelectedRow[]>(`fetch forward ${rowsAtOnce} from exported`)
    if (rows.length === 0) return
    yield rows.map(read)
    if (rows.length < rowsAtOnce) return
  }
}
