import { sql } from 'drizzle-orm'
import type { Caller } from '../../caller.ts'
import { dueMoment } from '../../../schemas/flows/schedule/due-moment.ts'
import { isoMoment } from '../../storage/moment.ts'
import { perSchema } from '../../storage/per-schema.ts'
import { compileStatement, input, type Runner, runStatement, type Statement } from '../../storage/statement.ts'
import type { Start } from '../runs/start.ts'
import { startFlows } from '../runs/start-flows.ts'
import type { RecordEvent } from '../triggers/take-events.ts'
import { systemCaller } from '../triggers/system-caller.ts'
import type { Duty } from '../work/duty.ts'
import { fieldNow, fittingRecords } from './fitting-records.ts'
import { type DateTrigger, timeTriggers } from './time-triggers.ts'

/** How late a start by a date may be made up for, in milliseconds: a reminder that comes a day late is none. */
const tolerated = 86_400_000

interface Storing {
  readonly trigger: DateTrigger
  readonly records: readonly string[]
  /** What is due before it starts nothing. */
  readonly since: Date
}

/** Keeps when some records start a flow, by what they hold now. */
export async function storeDates(runner: Runner, caller: Caller, { trigger, records, since }: Storing): Promise<void> {
  const { object, field, offset, flow } = trigger
  const values = await fieldNow(runner, caller, { object, records, field: field.name })
  const dates = records.flatMap((record) => {
    const value = values.get(record)
    const due = typeof value === 'string' ? dueMoment(offset, value, caller.plan.settings.zone) : null
    return due === null || due < since.toISOString() ? [] : [{ record, due_at: due }]
  })
  await runStatement(runner, statementsFor(caller.plan.schema).store, { flow, records: `{${records.join(',')}}`, dates: JSON.stringify(dates) })
}

/** Follows changes of records: a date that is new is kept, one that is gone forgotten. Deleted records hold none. */
export async function followDates(runner: Runner, caller: Caller, events: readonly RecordEvent[]): Promise<void> {
  const since = new Date(caller.workspace.ports.clock.now().getTime() - tolerated)
  for (const trigger of timeTriggers(caller.plan).dates.values()) {
    const own = events.filter((event) => event.object === trigger.object.id && (event.op !== 'update' || trigger.field.id in event.changed))
    const last = new Map(own.map(({ record, op }) => [record, op]))
    const [gone, there] = [[...last].filter(([, op]) => op === 'delete'), [...last].filter(([, op]) => op !== 'delete')].map((some) => some.map(([record]) => record))
    if (gone && gone.length > 0) await runStatement(runner, statementsFor(caller.plan.schema).store, { flow: trigger.flow, records: `{${gone.join(',')}}`, dates: '[]' })
    if (there && there.length > 0) await storeDates(runner, caller, { trigger, records: there, since })
  }
}

interface DueStart {
  readonly flow: string
  readonly record: string
  readonly due_at: string
}

/** Starts the flows of records whose moment has come. It is forgotten in the transaction that starts by it. */
export const startByDates: Duty = async (workspace) => {
  const now = workspace.ports.clock.now()
  const caller = systemCaller(workspace)
  const { dates } = timeTriggers(caller.plan)
  if (dates.size === 0) return 0
  return workspace.data.sql.begin(async (runner) => {
    // What belongs to a release that this process does not have yet is left to one that has it.
    const due = await runStatement<DueStart>(runner, statementsFor(workspace.schema).take, { now: now.toISOString(), flows: `{${[...dates.keys()].join(',')}}` })
    for (const [flow, starts] of Map.groupBy(due, (start) => start.flow)) {
      const trigger = dates.get(flow)
      if (trigger) await start(runner, caller, { trigger, starts, now })
    }
    return due.length
  })
}

async function start(runner: Runner, caller: Caller, { trigger, starts, now }: { readonly trigger: DateTrigger; readonly starts: readonly DueStart[]; readonly now: Date }): Promise<void> {
  const { flow, version, node, overlap, object, when } = trigger
  const fitting = await fittingRecords(runner, caller, { object, records: starts.map(({ record }) => record), when, at: now.toISOString() })
  const begun = starts.filter(({ record }) => fitting.has(record)).map(({ record, due_at: due }): Start => {
    const occasion = `date:${record}:${isoMoment(due)}`
    return { flow, version, node, overlap, object: object.id, record, occasion, startedBy: null, cause: { root: `${flow}:${occasion}`, depth: 0, via: 'date' } }
  })
  await startFlows(runner, caller.plan.schema, { starts: begun, now })
}

const statementsFor = perSchema((name): { readonly store: Statement; readonly take: Statement } => {
  const table = sql`${sql.identifier(name)}."_date_start"`
  return {
    store: compileStatement(sql`with dates as (select record, due_at from jsonb_to_recordset(${input('dates', 'jsonb')}) as d(record uuid, due_at timestamptz)),
      gone as (delete from ${table} where flow = ${input('flow', 'text')} and record = any(${input('records', 'uuid[]')}) and record not in (select record from dates))
      insert into ${table} (flow, record, due_at) select ${input('flow', 'text')}, record, due_at from dates on conflict (flow, record) do update set due_at = excluded.due_at`),
    take: compileStatement(sql`delete from ${table} d using (select flow, record from ${table} where due_at <= ${input('now', 'timestamptz')} and flow = any(${input('flows', 'text[]')}) order by due_at limit 500 for update skip locked) due
      where d.flow = due.flow and d.record = due.record returning d.flow, d.record, d.due_at`),
  }
})
