import { setTimeout as wait } from 'node:timers/promises'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { accessOf } from '../roles/access.ts'
import { readLive } from '../workspaces/live.ts'

/** Raised inside a unit whose statement found another live release than its plan's: nothing was written. */
export class StalePlan extends Error {}

const tries = 5
const patience = 3_000

/**
 * Runs a unit of work under the live plan. A unit that meets another release - by a fenced statement, or because
 * its prepared texts no longer fit the tables - is repeated whole under the new plan; a refusal, too, counts only when
 * the plan that judged is the live one. Refuses `plan-changed` when publishes outrun it.
 */
export async function fenced<Result>(caller: Caller, unit: (caller: Caller) => Promise<Result>): Promise<Result> {
  const deadline = Date.now() + patience
  let current = caller
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await unit(current)
    } catch (error) {
      if (!(await outdated(error, current))) throw error
      if (attempt >= tries || Date.now() > deadline) throw new Refusal('plan-changed', { cause: error })
      await wait(5 * attempt)
      current = renewed(current, await current.workspace.reload())
    }
  }
}

/** The same person under another plan. */
const renewed = (caller: Caller, plan: Caller['plan']): Caller => ({ ...caller, plan, access: accessOf(plan, caller.access.key.split(',')) })

/** Whether an error may come from a release that has been replaced, and has: the same work may pass under the live one. */
export async function outdated(error: unknown, caller: Caller): Promise<boolean> {
  if (error instanceof StalePlan) return true
  if (!(error instanceof Refusal) && !mayComeFromAnotherPlan(sqlState(error))) return false
  const live = await readLive(caller.workspace.data.db, caller.workspace.tables)
  return live.release !== caller.plan.release
}

/** 0A000: a prepared statement's result changed its type. Class 42: a table or column has gone or has another name. */
const mayComeFromAnotherPlan = (state: string | undefined): boolean => state === '0A000' || (state?.startsWith('42') ?? false)

/** The SQLSTATE of a database error. */
export const sqlState = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** Serialisation failure, deadlock, a lock that was not had in time: the same may pass in a moment. */
export const isCollision = (error: unknown): boolean => ['40001', '40P01', '55P03'].includes(sqlState(error) ?? '')
