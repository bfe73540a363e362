import type { Caller } from '../../caller.ts'
import type { ObjectPlan } from '../../compile/plan.ts'
import { expectFlowWork, wakeFlows } from '../work/wake-flows.ts'

/**
 * Does a write on some objects that may start flows: they are looked after whatever ends in between, and begin right after
 * it. Costs nothing where changes of those objects' records start none.
 */
export async function withEvents<Result>({ plan, workspace }: Caller, objects: () => readonly (ObjectPlan | undefined)[], write: () => Promise<Result>): Promise<Result> {
  if (plan.events.size === 0 || !objects().some((object) => object && plan.events.has(object.id))) return write()
  await expectFlowWork(workspace)
  const result = await write()
  wakeFlows(workspace)
  return result
}
