import { sql } from 'drizzle-orm'
import type { TransactionSql } from 'postgres'
import type { Caller } from '../caller.ts'
import type { ObjectPlan, Plan } from '../compile/plan.ts'
import { withEvents } from '../flows/triggers/with-events.ts'
import { beginAlong } from '../storage/connect.ts'
import { compileStatement, listed, type Runner, runStatement } from '../storage/statement.ts'
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
export const inHeldRelease = <Result>(caller: Caller, objects: readonly ObjectPlan[], work: (runner: TransactionSql) => Promise<Result>): Promise<Result> =>
  openingHeld(caller, { objects, opening: async () => undefined }, work)

interface Opening<Opened> {
  readonly objects: readonly ObjectPlan[]
  /** Reads and locks with which the work begins; sent together with what holds the release. */
  opening(runner: TransactionSql): Promise<Opened>
}

/** The same for work that begins with something to read: in one round trip. */
export const openingHeld = <Opened, Result>(caller: Caller, { objects, opening }: Opening<Opened>, work: (runner: TransactionSql, opened: Opened) => Promise<Result>): Promise<Result> =>
  beginAlong(caller.workspace.data.sql, async (runner) => {
    const [, opened] = await Promise.all([holdRelease(runner, caller, objects), opening(runner)])
    return work(runner, opened)
  })

async function holdRelease(runner: Runner, { plan }: Caller, objects: readonly ObjectPlan[]): Promise<void> {
  const schema = sql.identifier(plan.schema)
  const names = objects.map(({ name }) => name).toSorted()
  const locked = names.length === 0 ? undefined : plan.memo(`lock:${names.join()}`, () =>
    // Locked by name order, so two units that touch the same tables cannot wait on each other.
    compileStatement(sql`lock table ${listed(names.map((name) => sql`${schema}.${sql.identifier(name)}`))} in row exclusive mode`))
  // Read after the locks are held: statements of a connection are done in order, each sees what was committed before it.
  await Promise.all([locked && runStatement(runner, locked), compareRelease(runner, plan)])
}

/** Raises `StalePlan` where another release is live than the plan's. */
export async function compareRelease(runner: Runner, plan: Plan): Promise<void> {
  const live = plan.memo('live', () => compileStatement(sql`select number from ${sql.identifier(plan.schema)}."_live"`))
  const [row] = await runStatement<{ number: number }>(runner, live)
  if (row?.number !== plan.release) throw new StalePlan()
}
