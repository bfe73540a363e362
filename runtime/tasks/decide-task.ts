import type { TransactionSql } from 'postgres'
import type { DecisionInput, DecisionResult, TaskDecision } from '../../schemas/api/task.ts'
import type { Caller } from '../caller.ts'
import { readOf } from '../notifications/notifications.ts'
import { Refusal } from '../refusal.ts'
import type { Runner } from '../storage/statement.ts'
import { keepAnswerFiles } from './answer-files.ts'
import { alreadyDecided } from './already-decided.ts'
import { fillStep } from './fill-step.ts'
import { findTask } from './find-task.ts'
import { judgeDecision } from './judge-decision.ts'
import { type Held, withRun } from './locked-run.ts'
import { readCopy } from './read-copy.ts'
import { answersFor, substitutesOn } from './substitutes.ts'
import type { StoredTask } from './task-rows.ts'

/**
 * Decides a task, in one transaction: the run is locked, what has happened to it before is taken first, the answer is judged
 * and written with the values that the step lets its holder fill, and the run takes its step at once - so whoever comes next
 * meets what has become of it. The same request again has the first answer. Refuses `not-found` for a task that is not the
 * caller's, `already-decided` with who and when, `stale-task` for another revision, `invalid-request` and `invalid-record`.
 */
export async function decideTask(caller: Caller, id: string, input: DecisionInput): Promise<DecisionResult> {
  const task = await findTask(caller.workspace.data.sql, caller, id)
  if (task.kind === 'cc') return readCopy(caller, task, input)
  return withRun(caller, task.run, (runner, current, held) => decideIn(runner, current, { id, held, input }))
}

interface Deciding {
  readonly id: string
  readonly held: Held
  readonly input: DecisionInput
}

async function decideIn(runner: TransactionSql, caller: Caller, { id, held: { run, flow, goOn }, input }: Deciding): Promise<DecisionResult> {
  const task = await findTask(runner, caller, id)
  await refuseOthers(runner, caller, task)
  const before = await firstAnswer(runner, caller, { task, request: input.requestId })
  if (before) return before
  if (task.state !== 'open') throw await alreadyDecided(runner, caller, task)
  if (task.rev !== input.rev) throw new Refusal('stale-task', { details: { rev: task.rev } })
  const node = flow.flow.nodes.get(task.node)
  if (!node) throw new Refusal('not-found')
  const event = await judgeDecision(runner, caller, { task, step: { flow, node }, run, input })
  await fillStep(runner, caller, { task, run, step: { flow, node }, input })
  const result = await writeAnswer(runner, caller, { task, input, event })
  await goOn()
  return result
}

/** A task is its assignee's, or of whoever stands in for the assignee today. */
async function refuseOthers(runner: Runner, { plan, person, workspace }: Caller, { assignee }: StoredTask): Promise<void> {
  if (assignee.id === person.id) return
  const substitutes = await substitutesOn(runner, plan, workspace.ports.clock.now())
  if (!answersFor(substitutes, person.id).includes(assignee.id)) throw new Refusal('not-found')
}

/** What a request that comes again was answered at first. */
async function firstAnswer(runner: Runner, { plan }: Caller, { task, request }: { task: StoredTask; request: string }): Promise<DecisionResult | undefined> {
  const [known] = await runner<{ rev: number; decision: DecisionResult['decision'] }[]>`
    select rev, decision from ${runner(plan.schema)}._task_answer where task = ${task.id} and request = ${request}`
  return known && { id: task.id, rev: known.rev, decision: known.decision, state: stateAfter(known.decision) }
}

/** Who takes another in beside still has to answer. */
const stateAfter = (decision: TaskDecision): 'open' | 'done' => (decision === 'add_signer' ? 'open' : 'done')

interface Answered {
  readonly task: StoredTask
  readonly input: DecisionInput
  readonly event: Awaited<ReturnType<typeof judgeDecision>>
}

async function writeAnswer(runner: Runner, caller: Caller, { task, input, event }: Answered): Promise<DecisionResult> {
  const { plan, person, workspace } = caller
  const schema = runner(plan.schema)
  const now = workspace.ports.clock.now().toISOString()
  const rev = task.rev + 1
  const { comment = null, decision, onBehalfOf = null } = event
  const state = stateAfter(input.decision)
  if (state === 'open') await runner`update ${schema}._task set rev = ${rev}, request = ${input.requestId}, changed_at = ${now} where id = ${task.id}`
  else {
    await runner`update ${schema}._task set state = 'done', rev = ${rev}, decision = ${decision}, comment = ${comment}, decided_by = ${person.id}, request = ${input.requestId},
      on_behalf_of = ${onBehalfOf}, ended_at = ${now}, changed_at = ${now} where id = ${task.id}`
  }
  await runner`insert into ${schema}._task_answer (task, request, run, node, key, rev, decision, by, comment, "to", return_to, at)
    values (${task.id}, ${input.requestId}, ${task.run}, ${task.node}, ${task.key}, ${rev}, ${decision}, ${person.id}, ${comment}, ${event.to?.id ?? null}, ${event.returnTo ?? null}, ${now})`
  await readOf(runner, plan.schema, { person: person.id, task: task.id, at: now })
  await keepAnswerFiles(runner, caller, { task: task.id, request: input.requestId, files: event.files ?? [] })
  await runner`insert into ${schema}._inbox (run, key, row)
    values (${task.run}, ${`decision.${task.id}.${rev}`}, ${JSON.stringify({ kind: 'wait', wait: task.wait, event })}::text::jsonb)`
  return { id: task.id, rev, decision: input.decision, state }
}
