import { sql } from 'drizzle-orm'
import { mapRun, type Moved, type MoveRefusal } from '../../../schemas/flows/versions/map-run.ts'
import type { OpenTimes } from '../../../schemas/flows/versions/moved-times.ts'
import type { Caller } from '../../caller.ts'
import { isoMoment } from '../../storage/moment.ts'
import { compileStatement, input, type Runner, runStatement } from '../../storage/statement.ts'
import { callerOfFlow, nobody } from '../step/flow-caller.ts'
import { flowValues } from '../step/flow-values.ts'
import type { LockedRun } from '../step/load-run.ts'
import type { PairedVersion, VersionPair } from './version-pair.ts'

/** What would become of a run that goes by another version, or why it cannot. */
export type MappedRun = Moved | { readonly kind: 'refused'; readonly refusals: readonly MoveRefusal[] }

/** Reads what a run has open, and maps it. Writes nothing. */
export async function mappedRun(runner: Runner, caller: Caller, { pair, run, now }: { readonly pair: VersionPair; readonly run: LockedRun; readonly now: Date }): Promise<MappedRun> {
  const { unsent, ...open } = await openOf(runner, caller, run.id)
  const unsendable = unsent.filter((node) => !pair.to.plan.flow.nodes.has(pair.nodes[node] ?? node))
  const side = async ({ number, plan }: PairedVersion) => {
    const values = flowValues(callerOfFlow(caller.workspace, caller.plan, { flow: plan, person: nobody(caller.plan) }), { run, flow: plan, now })
    await values.prepare(runner, run.state)
    return { number, flow: plan.flow, around: { now: now.toISOString(), zone: caller.plan.settings.zone, evaluate: values.evaluate } }
  }
  const [from, to] = [await side(pair.from), await side(pair.to)]
  const mapped = mapRun(from, to, { run: run.state, nodes: pair.nodes, open, by: caller.person.id })
  if (unsendable.length === 0) return mapped
  const gone = unsendable.map((node): MoveRefusal => ({ fault: 'gone', node }))
  return { kind: 'refused', refusals: [...(mapped.kind === 'refused' ? mapped.refusals : []), ...gone] }
}

interface OpenRow {
  readonly timers: readonly { readonly wait: number; readonly key: string; readonly at: string }[]
  readonly tasks: readonly { readonly wait: number; readonly key: string; readonly due: string | null }[]
  readonly unsent: readonly string[]
}

/** Timers and tasks of a run, and the nodes of which something is still to be sent. */
async function openOf(runner: Runner, { plan }: Caller, id: string): Promise<OpenTimes & Pick<OpenRow, 'unsent'>> {
  const statement = plan.memo('flow:moving', () => {
    const schema = sql.identifier(plan.schema)
    const run = input('run', 'uuid')
    return compileStatement(sql`select
      coalesce((select jsonb_agg(jsonb_build_object('wait', wait, 'key', key, 'at', due_at)) from ${schema}."_timer" where run = ${run}), '[]') as timers,
      coalesce((select jsonb_agg(jsonb_build_object('wait', wait, 'key', key, 'due', due_at)) from ${schema}."_task" where run = ${run} and state = 'open'), '[]') as tasks,
      coalesce((select jsonb_agg(distinct node) from ${schema}."_outbox" where run = ${run} and state = 'open'), '[]') as unsent`)
  })
  const [row] = await runStatement<OpenRow>(runner, statement, { run: id })
  return {
    timers: (row?.timers ?? []).map((timer) => ({ ...timer, at: isoMoment(timer.at) })),
    tasks: (row?.tasks ?? []).map((task) => ({ ...task, due: task.due === null ? null : isoMoment(task.due) })),
    unsent: row?.unsent ?? [],
  }
}
