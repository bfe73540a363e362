import { sql } from 'drizzle-orm'
import type { TransactionSql } from 'postgres'
import type { Caller } from '../caller.ts'
import type { ObjectPlan } from '../compile/plan.ts'
import { withEvents } from '../flows/triggers/with-events.ts'
import { compileStatement, type Runner, runStatement } from '../storage/statement.ts'
import { fenced, StalePlan } from './fence.ts'

/**
 * Runs several statements as one: their tables are locked against a publish first, then the live release is compared
 * with the plan, so no statement can meet another one. Repeated whole under the new plan when it differs.
 */
export const inUnit = <Result>(
  caller: Caller,
  objects: (caller: Caller) => readonly ObjectPlan[],
  work: (runner: TransactionSql, caller: Caller) => Promise<Result>,
): Promise<Result> =>
  withEvents(caller, () => objects(caller), () => fenced(caller, (current) => inHeldRelease(current, objects(current), (runner) => work(runner, current))))

/** The same once: raises `StalePlan` where the release has moved on, for whoever knows better how to begin anew. */
export async function inHeldRelease<Result>(caller: Caller, objects: readonly ObjectPlan[], work: (runner: TransactionSql) => Promise<Result>): Promise<Result> {
  const result = await caller.workspace.data.sql.begin(async (runner) => {
    await holdRelease(runner, caller, objects)
    return work(runner)
  })
  // postgres.js maps promises within arrays; a result of ours is never an array of promises.
  return result as Result
}

async function holdRelease(runner: Runner, { plan }: Caller, objects: readonly ObjectPlan[]): Promise<void> {
  const schema = sql.identifier(plan.schema)
  // Locked by name order, so two units that touch the same tables cannot wait on each other.
  for (const { name } of objects.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const { text } = plan.memo(`lock:${name}`, () => compileStatement(sql`lock table ${schema}.${sql.identifier(name)} in row exclusive mode`))
    await runner.unsafe(text)
  }
  const live = plan.memo('live', () => compileStatement(sql`select number from ${schema}."_live"`))
  const [row] = await runStatement<{ number: number }>(runner, live)
  if (row?.number !== plan.release) throw new StalePlan()
}
