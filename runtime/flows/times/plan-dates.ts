import type { TransactionSql } from 'postgres'
import type { Caller } from '../../caller.ts'
import { storeDates } from './date-starts.ts'
import { batch, type DueRow, type Moved, nextRecords } from './next-records.ts'
import type { DateTrigger } from './time-triggers.ts'

/** Plans the next records of a flow that dates start; what is past already starts nothing. */
export async function planDates(runner: TransactionSql, caller: Caller, { row, trigger, now }: { readonly row: DueRow; readonly trigger: DateTrigger; readonly now: Date }): Promise<Moved> {
  const records = await nextRecords(runner, caller, { object: trigger.object, after: row.after })
  await storeDates(runner, caller, { trigger, records, since: now })
  return { next: records.length === batch ? now.toISOString() : null, occurrence: null, after: records.at(-1) ?? row.after }
}
