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

/** A run that is read by two versions at a moment. */
interface Mapping {
  readonly pair: VersionPair
  readonly run: LockedRun
  readonly open: OpenOfRun
  readonly now: Date
}

/** Maps a run, and reads of records what its waits ask of them. Writes nothing. */
export async function mappedRun(runner: Runner, caller: Caller, { pair, run, open: { unsent, ...open }, now }: Mapping): Promise<MappedRun> {
  const unsendable = unsent.filter((node) => !pair.to.plan.flow.nodes.has(pair.nodes[node] ?? node))
  const side = async ({ number, plan }: PairedVersion, nodeIn: (node: string) => string) => {
    const values = flowValues(callerOfFlow(caller.workspace, caller.plan, { flow: plan, person: nobody(caller.plan) }), { run, flow: plan, now })
    for (const { node } of run.state.waits) await values.prepare(runner, run.state, nodeIn(node))
    return { number, flow: plan.flow, around: { now: now.toISOString(), zone: caller.plan.settings.zone, evaluate: values.evaluate } }
  }
  const [from, to] = [await side(pair.from, (node) => node), await side(pair.to, (node) => pair.nodes[node] ?? node)]
  const mapped = mapRun(from, to, { run: run.state, nodes: pair.nodes, open, by: caller.person.id })
  if (unsendable.length === 0) return mapped
  const gone = unsendable.map((node): MoveRefusal => ({ fault: 'gone', node }))
  return { kind: 'refused', refusals: [...(mapped.kind === 'refused' ? mapped.refusals : []), ...gone] }
}

/** What a run has open: timers and tasks, and the nodes of which something is still to be sent. */
export interface OpenOfRun extends OpenTimes {
  readonly unsent: readonly string[]
}

/** What runs have open, by their ids. */
export async function openOfRuns(runner: Runner, { plan }: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, OpenOfRun>> {
  const statement = plan.memo('flow:moving', () => {
    const schema = sql.identifier(plan.schema)
    return compileStatement(sql`select run,
      coalesce((select jsonb_agg(jsonb_build_object('wait', wait, 'key', key, 'at', due_at)) from ${schema}."_timer" t where t.run = asked.run), '[]') as timers,
      coalesce((select jsonb_agg(jsonb_build_object('wait', wait, 'key', key, 'due', due_at)) from ${schema}."_task" t where t.run = asked.run and state = 'open'), '[]') as tasks,
      coalesce((select jsonb_agg(distinct node) from ${schema}."_outbox" o where o.run = asked.run and state = 'open'), '[]') as unsent
      from unnest(${input('runs', 'uuid[]')}) asked(run)`)
  })
  const rows = await runStatement<OpenOfRun & { readonly run: string }>(runner, statement, { runs: `{${ids.join()}}` })
  return new Map(rows.map(({ run, timers, tasks, unsent }) => [run, {
    timers: timers.map((timer) => ({ ...timer, at: isoMoment(timer.at) })),
    tasks: tasks.map((task) => ({ ...task, due: task.due === null ? null : isoMoment(task.due) })),
    unsent,
  }]))
}

export const nothingOpen: OpenOfRun = { timers: [], tasks: [], unsent: [] }
