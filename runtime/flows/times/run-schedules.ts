import { sql } from 'drizzle-orm'
import type { TransactionSql } from 'postgres'
import { nextOccurrences } from '../../../schemas/flows/schedule/next-occurrences.ts'
import type { Caller } from '../../caller.ts'
import type { Plan } from '../../compile/plan.ts'
import { isoMoment } from '../../storage/moment.ts'
import { fenced } from '../../records/fence.ts'
import { compareRelease } from '../../records/unit.ts'
import { perSchema } from '../../storage/per-schema.ts'
import { compileStatement, input, type Runner, runStatement, type Statement } from '../../storage/statement.ts'
import type { Start } from '../runs/start.ts'
import { startFlows } from '../runs/start-flows.ts'
import { systemCaller } from '../triggers/system-caller.ts'
import type { Duty } from '../work/duty.ts'
import { fittingRecords } from './fitting-records.ts'
import { batch, type DueRow, type Moved, nextRecords } from './next-records.ts'
import { planDates } from './plan-dates.ts'
import { nextOf } from './plan-times.ts'
import { type ScheduleTrigger, timeTriggers } from './time-triggers.ts'

/** Milliseconds after which a time counts as missed: nothing was running then. */
const tolerated = 300_000

/** Does what is due by schedules and by the planning of dates, one batch at a time; the row of each flow is held meanwhile, so one process does it. */
export const runSchedules: Duty = async (workspace) => {
  const now = workspace.ports.clock.now()
  return fenced(systemCaller(workspace), async (caller) => {
    const { schedules, dates } = timeTriggers(caller.plan)
    return schedules.size + dates.size === 0 ? 0 : workspace.data.sql.begin((runner) => runDue(runner, caller, now))
  })
}

async function runDue(runner: TransactionSql, caller: Caller, now: Date): Promise<number> {
  const { schedules, dates } = timeTriggers(caller.plan)
  const flows = `{${[...schedules.keys(), ...dates.keys()].join(',')}}`
  const [row] = await runStatement<DueRow>(runner, statementsFor(caller.plan.schema).due, { now: now.toISOString(), flows })
  // What is due starts the version that is live now.
  if (row) await compareRelease(runner, caller.plan)
  const schedule = row && schedules.get(row.flow)
  const date = row && dates.get(row.flow)
  if (row && schedule) await moved(runner, caller, { row, ...(await occurs(runner, caller, { row, trigger: schedule, now })) })
  if (row && date) await moved(runner, caller, { row, ...(await planDates(runner, caller, { row, trigger: date, now })) })
  return row ? 1 : 0
}

const moved = (runner: Runner, { plan }: Caller, { row: { flow }, next, occurrence, after }: Moved & { readonly row: DueRow }) =>
  runStatement(runner, statementsFor(plan.schema).moved, { flow, next, occurrence, after })

interface Occurring {
  readonly row: DueRow
  readonly trigger: ScheduleTrigger
  readonly now: Date
}

/** Starts what an occurrence is to start: one run, or one for each of the next records. */
async function occurs(runner: TransactionSql, caller: Caller, { row, trigger, now }: Occurring): Promise<Moved> {
  const { plan, workspace } = caller
  const { object, missed } = trigger
  const due = isoMoment(row.occurrence ?? row.next_at)
  const over: Moved = { next: nextAfter(trigger, { due, now: now.toISOString() }, plan), occurrence: null, after: null }
  if (row.occurrence === null && missed === 'skip' && now.getTime() - Date.parse(due) > tolerated) return over
  const records = object ? await nextRecords(runner, caller, { object, after: row.after }) : [null]
  const fitting = object ? await fittingRecords(runner, caller, { object, records: records.filter((id) => id !== null), when: trigger.when, at: now.toISOString() }) : undefined
  const starts = records.filter((record) => record === null || fitting?.has(record)).map((record): Start => startAt(trigger, { record, due }))
  await startFlows(runner, workspace.schema, { starts, now })
  return object && records.length === batch ? { next: now.toISOString(), occurrence: due, after: records.at(-1) ?? null } : over
}

/** Missed times that are made up for one by one. */
const mostMissed = 100

/** The next time after one that was due: to come or, where each is made up for, the earliest of the newest hundred that are past. */
function nextAfter(trigger: ScheduleTrigger, { due, now }: { readonly due: string; readonly now: string }, plan: Plan): string | null {
  if (trigger.missed !== 'each') return nextOf(trigger, now, plan)
  const past = nextOccurrences(trigger.cron, { after: due, zone: plan.settings.zone, until: now, count: 100 * mostMissed })
  return past.at(-mostMissed) ?? past[0] ?? nextOf(trigger, now, plan)
}

function startAt({ flow, version, node, overlap, object }: ScheduleTrigger, { record, due }: { readonly record: string | null; readonly due: string }): Start {
  const occasion = `schedule:${due}${record === null ? '' : `:${record}`}`
  return { flow, version, node, overlap, object: object?.id ?? null, record, occasion, startedBy: null, cause: { root: `${flow}:${occasion}`, depth: 0, via: 'schedule' } }
}

const statementsFor = perSchema((name): { readonly due: Statement; readonly moved: Statement } => {
  const table = sql`${sql.identifier(name)}."_time_trigger"`
  return {
    due: compileStatement(sql`select flow, next_at, occurrence, after from ${table} where next_at <= ${input('now', 'timestamptz')} and flow = any(${input('flows', 'text[]')}) order by next_at limit 1 for update skip locked`),
    moved: compileStatement(sql`update ${table} set next_at = ${input('next', 'timestamptz')}, occurrence = ${input('occurrence', 'timestamptz')}, after = ${input('after', 'uuid')} where flow = ${input('flow', 'text')}`),
  }
})
