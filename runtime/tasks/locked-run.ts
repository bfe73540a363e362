import type { TransactionSql } from 'postgres'
import type { Caller } from '../caller.ts'
import { callerOfFlow, type FlowPlan, nobody } from '../flows/step/flow-caller.ts'
import { awaitRun, type LockedRun } from '../flows/step/load-run.ts'
import { stepIn } from '../flows/step/run-step.ts'
import { flowOfVersion } from '../flows/versions/flow-of-version.ts'
import { expectFlowWork, wakeFlows } from '../flows/work/wake-flows.ts'
import { fenced, outdated, StalePlan } from '../records/fence.ts'

import { inHeldRelease } from '../records/unit.ts'
import { Refusal } from '../refusal.ts'
import type { Runner } from '../storage/statement.ts'

/** A run that is locked for what somebody does to it. */
export interface Held {
  readonly run: LockedRun
  readonly flow: FlowPlan
  /** Lets the run take what was written into its inbox, at once where that is possible. */
  goOn(): Promise<void>
}

/**
 * Does something to a run within one transaction: the run is locked, and has taken what had happened to it before, so that whoever
 * comes second meets what the first has done. Refuses `not-found` for a run that there is not.
 */
export async function withRun<Result>(caller: Caller, id: string, work: (runner: TransactionSql, caller: Caller, held: Held) => Promise<Result>): Promise<Result> {
  await expectFlowWork(caller.workspace)
  const result = await fenced(caller, async (current) => {
    const flow = await flowOfVersion(current.workspace.data.sql, current.plan, await versionOf(current, id))
    const names = new Set([...flow.writes.keys(), flow.objectOf('record')])
    const objects = [...names].flatMap((name) => (name === undefined ? [] : (current.plan.objects.get(name) ?? [])))
    return inHeldRelease(current, objects, async (runner) => {
      const stepper = await callerOfRun(runner, current, { run: id, flow })
      const run = await caughtUp(runner, stepper, { run: id, flow })
      return work(runner, current, { run, flow, goOn: () => goOn(runner, stepper, { run: id, flow }) })
    })
  })
  wakeFlows(caller.workspace)
  return result
}

async function versionOf({ workspace, plan }: Caller, id: string): Promise<string> {
  const { sql } = workspace.data
  const [row] = await sql<{ version: string }[]>`select version from ${sql(plan.schema)}._run where id = ${id}`
  if (!row) throw new Refusal('not-found')
  return row.version
}

interface Running {
  readonly run: string
  readonly flow: FlowPlan
}

/** The flow as a caller, in the name of who started the run. */
async function callerOfRun(runner: Runner, { workspace, plan }: Caller, { run, flow }: Running): Promise<Caller> {
  const schema = runner(plan.schema)
  const [person] = await runner<Caller['person'][]>`select p.id, p.name, p.language, p.zone from ${schema}._run r join ${schema}._person p on p.id = r.started_by where r.id = ${run}`
  return callerOfFlow(workspace, plan, { flow, person: person ?? nobody(plan) })
}

async function caughtUp(runner: TransactionSql, stepper: Caller, { run: id, flow }: Running): Promise<LockedRun> {
  const run = await lockedRun(runner, stepper, id)
  // It was moved to another version after that was read: the same again goes by the one it has.
  if (run.version !== flow.version) throw new StalePlan()
  if (run.inbox.length === 0) return run
  await stepIn(runner, stepper, { run, flow })
  return lockedRun(runner, stepper, id)
}

async function lockedRun(runner: Runner, { plan }: Caller, id: string): Promise<LockedRun> {
  const run = await awaitRun(runner, plan.schema, id)
  if (!run) throw new Refusal('not-found')
  return run
}

/** Where the run cannot go on now - a record that it writes is in other hands - a worker brings it on later. */
async function goOn(runner: TransactionSql, stepper: Caller, running: Running): Promise<void> {
  try {
    await runner.savepoint((within) => caughtUp(within, stepper, running))
  } catch (error) {
    if (await outdated(error, stepper)) throw error
  }
}
