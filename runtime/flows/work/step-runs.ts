import { setTimeout as wait } from 'node:timers/promises'
import type { Caller } from '../../caller.ts'
import { isCollision, outdated } from '../../records/fence.ts'
import type { Workspace } from '../../workspaces/workspace.ts'
import { callerOfFlow, type FlowPlan, nobody } from '../step/flow-caller.ts'
import { stepRun } from '../step/run-step.ts'
import { flowOfVersion } from '../versions/flow-of-version.ts'
import type { Duty, Worker } from './duty.ts'
import { failWhatFails } from './fail-what-fails.ts'
import { type ReadyRun, readyRuns } from './ready-runs.ts'
import { expectFlowWork } from './wake-flows.ts'

/**
 * Runs of a workspace that one process steps at a time; each holds a connection. A step waits for answers and for its commit more
 * than half of its time: of eight, two processors do a third more than of four.
 */
export const stepsAtOnce = 8

/** Brings the runs on that can go on. Those that another process has are its own affair. */
export const stepRuns: Duty = async (workspace, worker) => {
  const runs = await readyRuns(workspace, worker.resting.now())
  // Steps arm timers and want effects: somebody must look after them when this process is gone.
  if (runs.length > 0) await expectFlowWork(workspace)
  // In another order in each process, so that they seldom ask for the same.
  const left = runs.toSorted(() => Math.random() - 0.5)
  let stepped = 0
  const work = async (): Promise<void> => {
    for (let run = left.shift(); run && !worker.stopping.aborted; run = left.shift()) if (await bringOn(workspace, run, worker)) stepped += 1
  }
  await Promise.all(Array.from({ length: stepsAtOnce }, work))
  return stepped
}

/** Steps a run until it waits. False when another process has it, or it failed by a fault of ours. */
async function bringOn(workspace: Workspace, run: ReadyRun, worker: Worker): Promise<boolean> {
  try {
    let step = await takeStep(workspace, run)
    const had = step !== undefined
    while (step?.more && !worker.stopping.aborted) step = await takeStep(workspace, run)
    worker.resting.went(run.id)
    return had
  } catch (error) {
    worker.trouble(error, { run: run.id })
    return worker.resting.failed(run.id) < mostFaults ? false : bringToDesk(workspace, run, worker)
  }
}

/** What fails again and again is an administrator's to see: its token fails. */
async function bringToDesk(workspace: Workspace, run: ReadyRun, worker: Worker): Promise<boolean> {
  try {
    const { caller, flow } = await callerFor(workspace, run)
    await failWhatFails(caller, { run: run.id, flow })
    worker.resting.went(run.id)
    return true
  } catch (error) {
    worker.trouble(error, { run: run.id })
    return false
  }
}

async function callerFor(workspace: Workspace, run: ReadyRun): Promise<{ readonly caller: Caller; readonly flow: FlowPlan }> {
  const plan = workspace.plan()
  const flow = await flowOfVersion(workspace.data.sql, plan, run.version)
  return { flow, caller: callerOfFlow(workspace, plan, { flow, person: run.person ?? nobody(plan) }) }
}

/** Tries of a step in the face of others. */
const tries = 5

/** Faults in a row after which a run is brought to a stand: a quarter of a minute after the first. */
const mostFaults = 5

/** One step, repeated whole where a publish or another transaction came in between. */
async function takeStep(workspace: Workspace, run: ReadyRun): Promise<{ readonly more: boolean } | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const { caller, flow } = await callerFor(workspace, run)
    try {
      return await stepRun(caller, { run: run.id, record: run.record, flow })
    } catch (error) {
      if (attempt > tries) throw error
      if (await outdated(error, caller)) await workspace.reload()
      else if (!isCollision(error)) throw error
      await wait(Math.random() * 20 * 2 ** attempt)
    }
  }
}
