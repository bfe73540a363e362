import type { TransactionSql } from 'postgres'
import { advance } from '../../../schemas/flows/machine/advance.ts'
import type { Caller } from '../../caller.ts'
import { isCollision, outdated } from '../../records/fence.ts'
import { inHeldRelease } from '../../records/unit.ts'
import { afterStep } from '../../tasks/after-step.ts'
import { type LockedRun, loadRun } from '../step/load-run.ts'
import { canGoOn, stepIn, type Stepping, type Walking } from '../step/run-step.ts'
import { saveStep } from '../step/save-step.ts'

/**
 * Brings a run on by single things, one row of its inbox or one visit a transaction, until it meets the one that cannot be done:
 * the token of that one fails, as it does where another system declines. Raises the fault where no token can.
 */
export async function failWhatFails(caller: Caller, { run, flow }: Stepping): Promise<void> {
  const objects = [...flow.writes.keys()].flatMap((name) => caller.plan.objects.get(name) ?? [])
  const one = (): Promise<'went' | 'over'> =>
    inHeldRelease(caller, objects, async (runner) => {
      const locked = await loadRun(runner, caller.plan.schema, run)
      return locked?.version === flow.version && canGoOn(locked) ? stepAlone(runner, caller, { run: { ...locked, inbox: locked.inbox.slice(0, 1) }, flow }) : 'over'
    })
  while ((await one()) === 'went') continue
}

async function stepAlone(runner: TransactionSql, caller: Caller, walking: Walking): Promise<'went' | 'over'> {
  try {
    await runner.savepoint((within) => stepIn(within, caller, { ...walking, visits: walking.run.inbox.length === 0 ? 1 : 0 }))
    return 'went'
  } catch (error) {
    if (isCollision(error) || (await outdated(error, caller)) || !(await failNext(runner, caller, walking))) throw error
    return 'over'
  }
}

async function failNext(runner: TransactionSql, caller: Caller, { run, flow }: { readonly run: LockedRun; readonly flow: Walking['flow'] }): Promise<boolean> {
  const now = caller.workspace.ports.clock.now()
  // Nothing is asked of expressions: where the token goes on from here, a later step takes it.
  const step = advance(flow.flow, run.state, { now: now.toISOString(), zone: caller.plan.settings.zone, evaluate: () => undefined })
  if (!step.fault(run.inbox[0]?.row)) return false
  const result = step.result()
  saveStep(runner, caller.plan.schema, { run, flow, result, now })
  await afterStep(runner, caller, { run, flow, result, now })
  return true
}
