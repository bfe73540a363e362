import type { Workspace } from '../../workspaces/workspace.ts'
import { claimEvents } from '../triggers/claim-events.ts'
import { beginStarts } from '../runs/begin-starts.ts'
import { startByDates } from '../times/date-starts.ts'
import { planTimes } from '../times/plan-times.ts'
import { runSchedules } from '../times/run-schedules.ts'
import { takeCalls } from '../hooks/take-calls.ts'
import { type Agenda, readAgenda } from './agenda.ts'
import { clearAway } from './clear-away.ts'
import type { Duty, Worker } from './duty.ts'
import { fireTimers } from './fire-timers.ts'
import { handOnLeftTasks } from '../../tasks/left-tasks.ts'
import { stepRuns } from './step-runs.ts'

/** What is done at a visit where the agenda names it, in this order. All of it begins runs or brings them on. */
const duties: readonly (readonly [Exclude<keyof Agenda, 'runs' | 'soon'>, Duty])[] = [
  ['left', handOnLeftTasks],
  ['starts', beginStarts],
  ['events', claimEvents],
  ['calls', takeCalls],
  ['schedules', runSchedules],
  ['dates', startByDates],
  ['timers', fireTimers],
]

/**
 * Does what the flows of a workspace have to do now, until nothing is left that this process can do. A duty that fails is left to
 * the next visit; the others are done.
 */
export async function visitFlows(workspace: Workspace, worker: Worker): Promise<void> {
  const failed = new Set<Duty>()
  for (let done = -1; done !== 0 && !worker.stopping.aborted; ) {
    done = await tried(planTimes)
    const agenda = await readAgenda(workspace).catch(everything)
    // A sweep alone would come up to a second late.
    if (agenda.soon !== null) worker.wakeIn(agenda.soon)
    // Runs that can go on do not wait for others to begin.
    const stepping = agenda.runs ? tried(stepRuns) : undefined
    for (const [name, duty] of duties) if (agenda[name]) done += await tried(duty)
    if (stepping || done > 0) done += await (stepping ?? tried(stepRuns))
    done += await tried(clearAway)
  }

  // One thing that cannot be asked for must not keep the others from being done.
  function everything(error: unknown): Agenda {
    worker.trouble(error, { duty: 'agenda' })
    return { left: true, starts: true, events: true, calls: true, schedules: true, dates: true, timers: true, runs: true, soon: null }
  }

  async function tried(duty: Duty): Promise<number> {
    if (failed.has(duty)) return 0
    try {
      return await duty(workspace, worker)
    } catch (error) {
      failed.add(duty)
      worker.trouble(error, { duty: duty.name })
      return 0
    }
  }
}
