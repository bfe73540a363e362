import type { ApprovalPreview } from '../../schemas/api/task.ts'
import { advance, type RequestAnswer, type Step } from '../../schemas/flows/machine/advance.ts'
import type { Round } from '../../schemas/flows/approval/round.ts'
import type { InboxRow } from '../../schemas/flows/machine/inbox.ts'
import type { Request } from '../../schemas/flows/machine/request.ts'
import { beginningOf, type RunState } from '../../schemas/flows/machine/run-state.ts'
import type { FlowDefinition } from '../../schemas/flows/flow.ts'
import { labelIn } from '../../schemas/label.ts'
import type { Caller } from '../caller.ts'
import { answerQuestions } from '../flows/step/answer-questions.ts'
import { compileFlowPlan } from '../flows/versions/compile-flow-plan.ts'
import { callerOfFlow, type FlowPlan } from '../flows/step/flow-caller.ts'
import { flowValues } from '../flows/step/flow-values.ts'
import { pressable } from '../flows/triggers/buttons.ts'
import { fenced } from '../records/fence.ts'
import { peopleToAsk } from '../roles/people-to-ask.ts'
import { askedBy, askedOf, peopleNamedBy } from './task-members.ts'
import type { Named } from './task-rows.ts'
import { usualSeconds } from './usual-duration.ts'

/** Steps that are looked ahead. */
const mostSteps = 10

/** Times that what is ahead is answered for: flows may lead round. */
const mostTurns = 50

interface Asked {
  readonly flow: string
  readonly record: string
}

/**
 * Whom a flow would ask about a record if the caller submitted it now, in order, and how each is found: the flow is walked with nothing
 * done, and every approval taken as given. Refuses as the start itself would.
 */
export const previewApproval = (caller: Caller, { flow: name, record }: Asked): Promise<ApprovalPreview> =>
  fenced(caller, async (current) => {
    const flow = compiled(current, await pressable(current, { flow: name, record }))
    const walked = await walk(current, { flow, record })
    const isMissing = walked.some(({ missing }) => missing.length > 0)
    return { steps: walked, usualSeconds: await usualSeconds(current, flow.definition.id), ask: isMissing ? [...(await peopleToAsk(current))] : [] }
  })

const compiled = ({ plan }: Caller, definition: FlowDefinition): FlowPlan =>
  plan.memo(`flow:preview:${definition.name}`, () => compileFlowPlan(`preview:${definition.id}`, definition, plan.definitions))

type PreviewStep = ApprovalPreview['steps'][number]

async function walk(caller: Caller, { flow, record }: { flow: FlowPlan; record: string }): Promise<PreviewStep[]> {
  const { workspace, plan, person } = caller
  const now = workspace.ports.clock.now()
  const values = flowValues(callerOfFlow(workspace, plan, { flow, person }), { run: { record }, flow, now })
  const { sql } = workspace.data
  const steps: PreviewStep[] = []
  let state: RunState = beginningOf(flow.flow.start, { requester: person.id, vars: {} })
  let row: InboxRow | undefined
  for (let turn = 0; turn < mostTurns && steps.length < mostSteps; turn += 1) {
    const step = advance(flow.flow, state, { now: now.toISOString(), zone: plan.settings.zone, evaluate: values.evaluate })
    await values.prepare(sql, step.reading())
    if (row) await settle(caller, { step, now, request: step.take(row) })
    for (let next = step.next(); next !== 'done'; next = step.next()) {
      if (next !== 'went') await settle(caller, { step, now, request: next })
      await values.prepare(sql, step.reading())
    }
    const result = step.result()
    state = result.state
    const asked = result.history.filter(({ kind }) => kind === 'asked')
    for (const [index, { node, data }] of asked.entries()) steps.push({ ...(await stepOf(caller, { flow, node, round: data as unknown as Round })), beside: index > 0 })
    row = nextRow(state, flow)
    if (!row) break
  }
  return steps
}

interface Settling {
  readonly step: Step
  readonly now: Date
  readonly request: Request | undefined
}

/** Questions are answered as they are; what would be done to records is not done. */
async function settle({ workspace, plan }: Caller, { step, now, request: first }: Settling): Promise<void> {
  for (let request = first; request; ) {
    const answer: RequestAnswer = request.kind === 'questions'
      ? { kind: 'people', answers: await answerQuestions(workspace.data.sql, plan, { questions: request.questions, now }) }
      : { kind: 'done', result: null }
    request = step.answer(answer)
  }
}

/** What happens next if everybody approves and everything outside succeeds. */
function nextRow({ waits, requester: by }: RunState, { flow }: FlowPlan): InboxRow | undefined {
  const [wait] = waits
  if (!wait || by === null) return undefined
  if (wait.kind === 'act') return { kind: 'wait', wait: wait.id, event: { kind: 'done', result: null } }
  const [task] = wait.tasks
  if (task === undefined) return wait.timers[0] === undefined ? undefined : { kind: 'wait', wait: wait.id, event: { kind: 'timer', key: wait.timers[0] } }
  const node = flow.nodes.get(wait.node)
  // The first decision that a step offers is the one that brings it on.
  const decision = node?.type.tasks?.decisions(node.settings, wait.state, task)[0] ?? ''
  return { kind: 'wait', wait: wait.id, event: { kind: 'decision', task, by, decision } }
}

/** Who is asked in a step, as the history of the walk tells it. */
async function stepOf(caller: Caller, { flow, node: id, round }: { flow: FlowPlan; node: string; round: Pick<Round, 'members' | 'sources'> }): Promise<Omit<PreviewStep, 'beside'>> {
  const { plan, person, workspace } = caller
  const node = flow.definition.nodes.find((each) => each.id === id)
  const { sql } = workspace.data
  const ids = [...round.members.flatMap(({ person: member, onBehalfOf }) => [member, onBehalfOf ?? member]), ...peopleNamedBy(round.sources)]
  const people = await sql<Named[]>`select id, name from ${sql(plan.schema)}._person where id = any(${[...new Set(ids)]}::uuid[])`
  const named = (of: string): Named => ({ id: of, name: people.find((each) => each.id === of)?.name ?? '' })
  return {
    node: node?.key ?? '', label: labelIn(node?.label ?? flow.definition.label, person.language, plan.settings.languages[0]),
    people: round.members.map((member) => ({
      person: named(member.person), onBehalfOf: member.onBehalfOf === undefined ? null : named(member.onBehalfOf), asked: askedOf(caller, round, { member, named }),
    })),
    missing: round.members.length === 0 || round.members.some(({ from }) => !('source' in from)) ? round.sources.map((source) => askedBy(caller, source, named)) : [],
  }
}
