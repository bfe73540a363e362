import type { TransactionSql } from 'postgres'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { type Held, withRun } from './locked-run.ts'
import { tellTask } from './tell-task.ts'

/** What is told of why a run was cancelled. */
const reason = 'withdrawn'

/**
 * Takes a request back: the run ends, and what it waits for with it. Those who were asked are told. Refuses `not-found` for those who have not asked for it, and
 * `not-withdrawable` where nobody is asked (any more) or one of its steps says that it is too late.
 */
export const withdrawRun = (caller: Caller, id: string, { comment }: { readonly comment?: string } = {}): Promise<void> =>
  withRun(caller, id, async (runner, current, held) => {
    if (held.run.startedBy !== current.person.id) throw new Refusal('not-found')
    if (!(await mayWithdraw(runner, current, held))) throw new Refusal('not-withdrawable')
    const row = { kind: 'cancel', by: current.person.id, reason: comment === undefined || comment.trim() === '' ? reason : `${reason}: ${comment.trim()}` }
    await runner`insert into ${runner(current.plan.schema)}._inbox (run, key, row) values (${id}, 'withdraw', ${JSON.stringify(row)}::text::jsonb) on conflict (run, key) do nothing`
    const asked = await askedBeside(runner, current, id)
    await held.goOn()
    const now = current.workspace.ports.clock.now()
    for (const task of asked) await tellTask(runner, current, { task, about: 'withdrawn', now })
  })

/** A task of everybody else of whom the run wants something. */
async function askedBeside(runner: TransactionSql, { plan, person }: Caller, run: string): Promise<readonly string[]> {
  const tasks = await runner<{ id: string }[]>`
    select distinct on (assignee) id from ${runner(plan.schema)}._task where run = ${run} and state = 'open' and kind <> 'cc' and assignee <> ${person.id} order by assignee, opened_at, id`
  return tasks.map(({ id }) => id)
}

/** By the steps at which it stands: until somebody has answered, or to the end. */
async function mayWithdraw(runner: TransactionSql, { plan }: Caller, { run, flow }: Held): Promise<boolean> {
  const steps = run.state.waits.flatMap(({ node, state }) => {
    const at = flow.flow.nodes.get(node)
    if (!at?.type.tasks) return []
    // What has come back to its requester is nobody else's business.
    return at.type.tasks.round?.(state).phase === 'returned' ? ['end'] : [at.type.tasks.withdraw?.(at.settings) ?? 'end']
  })
  if (steps.length === 0 || !steps.includes('first_answer')) return steps.length > 0
  const answered = await runner`select 1 from ${runner(plan.schema)}._task_answer where run = ${run.id} and decision <> 'resubmit' limit 1`
  return answered.length === 0
}
