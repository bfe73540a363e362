import type { FlowPlan } from '../../runtime/flows/step/flow-caller.ts'
import { insertRuns, type NewRun } from '../../runtime/flows/runs/insert-runs.ts'
import { uuid7 } from '../../runtime/records/uuid7.ts'
import type { Runner } from '../../runtime/storage/statement.ts'

interface Begun extends Omit<NewRun, 'id' | 'version' | 'node' | 'fault'> {
  readonly plan: FlowPlan
  readonly now: Date
}

/** Stores a run of a flow at its beginning, whatever else is under way; undefined when its occasion has started the flow before. */
export async function startRun(runner: Runner, schema: string, { plan, now, ...start }: Begun): Promise<string | undefined> {
  const run = { ...start, id: uuid7(now.getTime()), version: plan.version, node: plan.flow.start }
  return [...(await insertRuns(runner, schema, { runs: [run], now }))][0]
}
