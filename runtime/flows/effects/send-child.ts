import { sql } from 'drizzle-orm'
import type { TransactionSql } from 'postgres'
import { objectOf } from '../../../schemas/flows/flow.ts'
import { compileStatement, runStatement } from '../../storage/statement.ts'
import { uuid7 } from '../../records/uuid7.ts'
import { insertRuns } from '../runs/insert-runs.ts'
import { newestOf } from '../runs/started-flow.ts'
import type { OutboxEffect, Sender, Sending } from './sending.ts'

type Child = Extract<OutboxEffect, { kind: 'child' }>

/** Runs that call one another, at the most: deeper is a circle. */
const deepest = 10

/** Starts a run of another flow, by its newest version; its end is told to the run that waits for it. */
export const sendChild: Sender<Child> = async (sending) => {
  const { workspace, plan, effect, open } = sending
  const flow = plan.definitions.all('flow').find(({ id }) => id === effect.flow)
  const newest = flow && newestOf(plan, flow)
  if (!flow || !newest) return { kind: 'refused', code: 'run.flow-gone' }
  if (open.cause.depth >= deepest) return { kind: 'refused', code: 'run.called-too-deep', params: { flow: flow.name } }
  const object = objectOf(flow)
  // Only the node of a sub-flow makes effects of this kind.
  const { record } = effect.request as unknown as { readonly record: string }
  if (object !== undefined && record === '') return { kind: 'refused', code: 'run.no-record', params: { flow: flow.name } }
  return async (runner) => {
    if (!(await isAwaited(runner, sending))) return { kind: 'begun' }
    const run = {
      ...newest,
      id: uuid7(sending.now.getTime()),
      object: object === undefined ? null : (plan.objects.get(object)?.id ?? null),
      record: object === undefined ? null : record,
      startedBy: open.person?.id ?? null,
      cause: { ...open.cause, depth: open.cause.depth + 1, via: open.flow },
      occasion: `child:${open.run}:${open.wait}`,
      parent: { run: open.run, wait: open.wait ?? 0 },
    }
    // No other run keeps it back: the run that has called it waits.
    await insertRuns(runner, workspace.schema, { runs: [run], now: sending.now })
    return { kind: 'begun' }
  }
}

/** Whether the run still waits. No step of it comes in between: a step locks the row, and so does this. */
async function isAwaited(runner: TransactionSql, { workspace, open }: Sending): Promise<boolean> {
  const schema = sql.identifier(workspace.schema)
  await runStatement(runner, compileStatement(sql`select 1 from ${schema}."_run" where id = ${open.run}::uuid for share`))
  const rows = await runStatement(runner, compileStatement(sql`select 1 from ${schema}."_wait" where run = ${open.run}::uuid and id = ${open.wait}::int`))
  return rows.length > 0
}
