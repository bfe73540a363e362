import type { HandOverInput, HandedOver } from '../../schemas/api/task.ts'
import type { Caller } from '../caller.ts'
import { mendsRuns } from '../flows/runs/run-rights.ts'
import { Refusal } from '../refusal.ts'
import type { Runner } from '../storage/statement.ts'
import { alreadyDecided } from './already-decided.ts'
import { findTask } from './find-task.ts'
import { handTask } from './hand-task.ts'
import { answererNamed } from './judge-decision.ts'
import { type Held, withRun } from './locked-run.ts'
import type { StoredTask } from './task-rows.ts'

interface HandingOver extends HandOverInput {
  readonly id: string
  /** The revision of the task that was seen. */
  readonly rev: number
}

/**
 * Gives anybody's open task to somebody else, or to whoever stands in for that one; the run's history says who did so and why.
 * Refuses `forbidden` to those who may not mend runs, `not-found`, `already-decided`, `stale-task`, and `invalid-request` for
 * somebody who cannot answer it.
 */
export async function handOver(caller: Caller, { id, rev, to, reason }: HandingOver): Promise<HandedOver> {
  if (!mendsRuns(caller.access)) throw new Refusal('forbidden', { details: { right: 'publish' } })
  const { run } = await findTask(caller.workspace.data.sql, caller, id)
  return withRun(caller, run, async (runner, current, held) => {
    const task = await findTask(runner, current, id)
    if (task.kind === 'cc') throw new Refusal('not-found')
    if (task.state !== 'open') throw await alreadyDecided(runner, current, task)
    if (task.rev !== rev) throw new Refusal('stale-task', { details: { rev: task.rev } })
    const answerer = await newHolder(runner, current, { task, held, to })
    const now = current.workspace.ports.clock.now()
    const handed = await handTask(runner, current, { task, to: answerer, by: current.person.id, comment: reason.trim(), now })
    // The run is locked: nobody else has had the task meanwhile, but a duty that hands on the tasks of leavers.
    if (handed === undefined) throw new Refusal('stale-task')
    await held.goOn()
    return { id, rev: handed }
  })
}

interface Choosing {
  readonly task: StoredTask
  readonly held: Held
  readonly to: string
}

async function newHolder(runner: Runner, caller: Caller, { task, held: { run, flow }, to }: Choosing): Promise<{ readonly id: string; readonly onBehalfOf?: string }> {
  const answerer = await answererNamed(runner, caller, to)
  const refused = (code: string): Refusal => new Refusal('invalid-request', { issues: [{ code, path: '/to' }] })
  if (!answerer || answerer.id === task.assignee.id) throw refused('task.unknown-person')
  const node = flow.flow.nodes.get(task.node)
  const wait = run.state.waits.find((each) => each.id === task.wait)
  const asked = { task: task.key, decision: 'transfer', by: caller.person.id, to: answerer, requester: task.requester?.id ?? null }
  const code = task.kind === 'approval' && node && wait ? node.type.tasks?.refusal?.(node.settings, wait.state, asked) : undefined
  if (code !== undefined) throw refused(code)
  return answerer
}
