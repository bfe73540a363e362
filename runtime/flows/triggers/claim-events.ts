import type { Caller } from '../../caller.ts'
import { fenced, StalePlan } from '../../records/fence.ts'
import type { Runner } from '../../storage/statement.ts'
import type { Workspace } from '../../workspaces/workspace.ts'
import { storeShares } from '../runs/batch-starts.ts'
import { startFlows } from '../runs/start-flows.ts'
import { followDates } from '../times/date-starts.ts'
import { startsOf } from './match-events.ts'
import { systemCaller } from './system-caller.ts'
import { takeEvents } from './take-events.ts'

/**
 * Starts the flows that changes of records are to start. Events leave the queue in the
 * transaction that starts by them, so each starts a flow exactly once, however many processes look. Answers how much was done;
 * 0 when nothing is left that nobody else has.
 */
export const claimEvents = (workspace: Workspace): Promise<number> =>
  fenced(systemCaller(workspace), (caller) => workspace.data.sql.begin((runner) => claim(runner, caller)))

async function claim(runner: Runner, caller: Caller): Promise<number> {
  const { plan, workspace } = caller
  const { events, taken } = await takeEvents(runner, plan)
  // An event of a release that this process does not have yet is judged by that one.
  if (events.some(({ release }) => release > plan.release)) throw new StalePlan()
  const { starts, shares } = await startsOf(runner, caller, events)
  await followDates(runner, caller, events)
  const now = workspace.ports.clock.now()
  await startFlows(runner, plan.schema, { starts, now })
  await storeShares(runner, plan.schema, { shares, now })
  return taken
}
