import type { WaitEvent } from '../../schemas/flows/machine/inbox.ts'
import type { DecisionInput, TaskDecision } from '../../schemas/api/task.ts'
import { stepsBack } from '../../schemas/flows/machine/going-back.ts'
import type { Issue } from '../../schemas/issue.ts'
import type { Caller } from '../caller.ts'
import type { LockedRun } from '../flows/step/load-run.ts'
import { Refusal } from '../refusal.ts'
import type { Runner } from '../storage/statement.ts'
import { answerFiles } from './answer-files.ts'
import type { TaskStep } from './step-caller.ts'
import { answererFor, substitutesOn } from './substitutes.ts'
import type { StoredTask } from './task-rows.ts'

/** Answers that say why. */
export const needsComment = (decision: TaskDecision): boolean => decision === 'reject' || decision === 'return'

const namesSomebody = new Set<TaskDecision>(['transfer', 'delegate', 'add_signer'])
const mayFill = new Set<TaskDecision>(['approve', 'submit'])

interface Judged {
  readonly task: StoredTask
  readonly step: TaskStep
  readonly run: LockedRun
  readonly input: DecisionInput
}

/** What the run is told of a decision. Refuses `invalid-request` with what is missing in it or cannot be. */
export async function judgeDecision(runner: Runner, caller: Caller, judged: Judged): Promise<Extract<WaitEvent, { kind: 'decision' }>> {
  const { task, input } = judged
  const issues: Issue[] = []
  if (!offered(judged).includes(input.decision)) throw refusedBy([{ code: 'task.not-offered', path: '/decision' }])
  if (needsComment(input.decision) && blank(input.comment)) issues.push({ code: 'task.comment-missing', path: '/comment' })
  if (input.values && !mayFill.has(input.decision)) issues.push({ code: 'task.not-offered', path: '/values' })
  const named = namesSomebody.has(input.decision) ? await somebody(runner, caller, judged) : {}
  const { to } = named
  const code = named.code ?? refusalOf(judged, { by: caller.person.id, ...(to && { to }) })
  if (code !== undefined) issues.push({ code, path: namesSomebody.has(input.decision) ? '/to' : '/decision' })
  const returnTo = input.decision === 'return' ? targetOf(judged, issues) : undefined
  const { files, issues: faults } = await answerFiles(runner, caller, input.files)
  issues.push(...faults)
  if (issues.length > 0) throw refusedBy(issues)
  return {
    kind: 'decision', task: task.key, by: caller.person.id, ...forWhom(caller, task), decision: input.decision,
    ...(!blank(input.comment) && { comment: String(input.comment).trim() }), ...(files.length > 0 && { files }), ...(to && { to }), ...(returnTo !== undefined && { returnTo }),
  }
}

/** Who answers a task that is somebody else's does so as that one's substitute. */
function forWhom({ person }: Caller, { assignee, on_behalf_of: other }: StoredTask): { readonly onBehalfOf?: string } {
  if (assignee.id !== person.id) return { onBehalfOf: assignee.id }
  return other ? { onBehalfOf: other.id } : {}
}

const refusedBy = (issues: readonly Issue[]): Refusal => new Refusal('invalid-request', { issues })

const blank = (text: string | undefined): boolean => text === undefined || text.trim() === ''

/** What the holder of a task may answer as its run stands. */
export function offered({ task, step, run }: Omit<Judged, 'input'>): readonly TaskDecision[] {
  const wait = run.state.waits.find(({ id }) => id === task.wait)
  const { tasks } = step.node.type
  // The registry's nodes say decisions of the closed set; a test holds them to it.
  return wait && tasks ? (tasks.decisions(step.node.settings, wait.state, task.key) as readonly TaskDecision[]) : []
}

/** Whom a decision names, and why that cannot be. */
interface Named {
  readonly to?: { readonly id: string; readonly onBehalfOf?: string }
  readonly code?: string
}

/** Who is to answer instead or besides: an active person, or whoever stands in for that one. */
async function somebody(runner: Runner, caller: Caller, { input: { to: id } }: Judged): Promise<Named> {
  const to = id === undefined || id === caller.person.id ? undefined : await answererNamed(runner, caller, id)
  return to ? { to } : { code: 'task.unknown-person' }
}

/** Who answers when this person is named: the one, or who stands in for the one today; undefined for somebody who does not work here. */
export async function answererNamed(runner: Runner, { plan, workspace }: Caller, id: string): Promise<{ readonly id: string; readonly onBehalfOf?: string } | undefined> {
  const [found] = await runner`select 1 from ${runner(plan.schema)}._person where id = ${id} and active`
  return found && answererFor(await substitutesOn(runner, plan, workspace.ports.clock.now()), id)
}

/** The code of why the step does not take the answer. */
function refusalOf({ task, step, run, input: { decision } }: Judged, who: { readonly by: string; readonly to?: { readonly id: string; readonly onBehalfOf?: string } }): string | undefined {
  const wait = run.state.waits.find(({ id }) => id === task.wait)
  return wait && step.node.type.tasks?.refusal?.(step.node.settings, wait.state, { task: task.key, decision, requester: task.requester?.id ?? null, ...who })
}

/** The id of the node that it goes back to; undefined for the requester. */
function targetOf({ step, run, input, task }: Judged, issues: Issue[]): string | undefined {
  if (input.returnTo === undefined) {
    if (task.requester === null) issues.push({ code: 'task.nobody-to-return-to', path: '/returnTo' })
    return undefined
  }
  const target = stepsBack(step.flow.flow, run.state, step.node.id).find(({ key }) => key === input.returnTo)
  if (!target) issues.push({ code: 'task.no-way-back', path: '/returnTo' })
  return target?.id
}
