import type { Workspace } from '../../workspaces/workspace.ts'
import { claimEvents } from '../triggers/claim-events.ts'
import { startByDates } from '../times/date-starts.ts'
import { planTimes } from '../times/plan-times.ts'
import { runSchedules } from '../times/run-schedules.ts'
import { takeCalls } from '../hooks/take-calls.ts'
import type { Duty, Worker } from './duty.ts'
import { fireTimers } from './fire-timers.ts'
import { handOnLeftTasks } from '../../tasks/left-tasks.ts'
import { stepRuns } from './step-runs.ts'

/** What is done at a visit, in this order: what comes first brings work to what comes later. */
const duties: readonly Duty[] = [handOnLeftTasks, planTimes, claimEvents, takeCalls, runSchedules, startByDates, fireTimers, stepRuns]

/** Does what the flows of a workspace have to do now, until nothing is left that this process can do. */
export async function visitFlows(workspace: Workspace, worker: Worker): Promise<void> {
  for (let done = -1; done !== 0 && !worker.stopping.aborted; ) {
    done = 0
    for (const duty of duties) done += await duty(workspace, worker)
  }
}
