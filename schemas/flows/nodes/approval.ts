import { answerRound, type Decision, handedRound } from '../approval/answer-round.ts'
import { fallsDue } from '../approval/falls-due.ts'
import { inPlaceOf, isAsked, type Round } from '../approval/round.ts'
import { ApprovalSettings } from '../approval/settings.ts'
import { begin, goOn, leaving, roundTimes, stateOf } from '../approval/steps.ts'
import { roundQuestions } from '../approval/questions.ts'
import { roundTasks } from '../approval/round-tasks.ts'
import type { WaitEvent } from '../machine/inbox.ts'
import type { Answer } from '../machine/question.ts'
import { defineNodeType, type NodeRun, type WaitStep } from '../node-type.ts'
import { checkSources, sourceExpressions, sourceMentions } from '../people/sources.ts'
import { fieldMentions } from '../records/field-values.ts'
import { later } from '../spans.ts'

/** Asks people to approve, and goes on by what they decide. */
export const approval = defineNodeType({
  name: 'approval',
  family: 'people',
  icon: 'approval',
  summary: ({ mode, approvers, due, whenDue = 'mark' }) => [
    { kind: 'people', people: approvers },
    { kind: 'choice', setting: 'mode', value: mode },
    ...(due ? [{ kind: 'span' as const, span: due }] : []),
    ...(due && whenDue !== 'mark' ? [{ kind: 'choice' as const, setting: 'whenDue', value: whenDue }] : []),
  ],
  inspector: [
    { key: 'approvers', editor: 'people' }, { key: 'mode', editor: 'choice' }, { key: 'due', editor: 'span' }, { key: 'whenDue', editor: 'choice' }, { key: 'remindEvery', editor: 'span' },
    { key: 'shows', editor: 'fields' }, { key: 'edits', editor: 'fields' }, { key: 'requires', editor: 'fields' },
    { key: 'rejectedBy', editor: 'choice', isMore: true }, { key: 'whenEmpty', editor: 'choice', isMore: true }, { key: 'sameAsRequester', editor: 'choice', isMore: true },
    { key: 'askedAgain', editor: 'choice', isMore: true }, { key: 'lock', editor: 'choice', isMore: true }, { key: 'afterReturn', editor: 'choice', isMore: true },
    { key: 'withdraw', editor: 'choice', isMore: true }, { key: 'names', editor: 'button_names', isMore: true },
  ],
  fresh: ({ whose }) => ({ mode: 'any', approvers: [{ by: 'manager', of: whose }], due: { days: 2 } }),
  settings: ApprovalSettings,
  entered: true,
  ports: () => [
    { key: 'approved', label: { en: 'Approved', vi: 'Đã duyệt', 'zh-CN': '已同意' } },
    { key: 'rejected', label: { en: 'Rejected', vi: 'Bị từ chối', 'zh-CN': '已拒绝' } },
  ],
  check: ({ approvers }) => checkSources(approvers, '/approvers'),
  expressions: ({ approvers }) => sourceExpressions(approvers, '/approvers'),
  mentions: ({ approvers, shows = [], edits = [], requires = [] }, objectOf) => [
    ...sourceMentions(approvers, '/approvers'),
    ...Object.entries({ shows, edits, requires }).flatMap(([key, fields]) => fieldMentions(fields, objectOf('record'), `/${key}`)),
  ],
  gives: () => ({ decision: { type: 'text' }, by: { type: 'record', object: 'user' }, approved_by: { type: 'list', of: { type: 'record', object: 'user' } } }),
  tasks: roundTasks,
  does: {
    kind: 'wait',
    asks: roundQuestions,
    open: (settings, run, answers) => begin(settings, run, { answers, number: 1 }),
    times: (settings, _, state) => roundTimes(settings, state as unknown as Round | undefined),
    resume: (settings, run, { state, event, answers }) => {
      // The state of the wait is a round: `begin` and `goOn` write nothing else.
      const round = state as unknown as Round
      if (event.kind === 'timer') return event.key === 'remind' ? remind(settings, run, round) : fallsDue(settings, run, { round, answers })
      if (event.kind === 'handed') return goOn(settings, run, { before: round, round: handedRound(settings, round, event), by: event.to.id })
      if (event.kind !== 'decision') return { kind: 'wait', state }
      return round.phase === 'returned' ? resubmitted(settings, run, { round, event, answers }) : decided(settings, run, { round, event })
    },
  },
})

interface Decided {
  readonly round: Round
  readonly event: Extract<WaitEvent, { kind: 'decision' }>
}

function decided(settings: ApprovalSettings, run: NodeRun, { round, event }: Decided): WaitStep {
  if (event.decision === 'return') return returned(run, { round, event })
  const next = answerRound(settings, answering(round, event), { member: event.task, decision: event.decision, to: event.to } as Decision & { member: string })
  return next ? goOn(settings, run, { before: round, round: next, by: event.by }) : { kind: 'wait', state: stateOf(round) }
}

/** The round with who decides in the place of the member: who is away has decided nothing. */
function answering(round: Round, { decision, task, by, onBehalfOf }: Decided['event']): Round {
  const decides = decision === 'approve' || decision === 'reject'
  return decides && onBehalfOf !== undefined ? inPlaceOf(round, task, { id: by, onBehalfOf }) : round
}

/** Back to an earlier step, or to the requester, who changes the record and submits it again. */
function returned(run: NodeRun, { round, event }: Decided): WaitStep {
  if (event.returnTo !== undefined) return { kind: 'go', node: event.returnTo }
  if (run.requester === null) return leaving('rejected', { round, by: event.by })
  const asked = round.members.filter(isAsked).map(({ key }) => key)
  const waiting: Round = { ...round, phase: 'returned', ...(event.comment !== undefined && { remark: event.comment }) }
  const timers = ['due', 'remind'].map((key) => ({ key, at: null }))
  return { kind: 'wait', state: stateOf(waiting), opens: [{ key: `${round.number}.r`, kind: 'resubmit', assignee: run.requester }], closes: asked, timers }
}

function resubmitted(settings: ApprovalSettings, run: NodeRun, { round, event, answers }: Decided & { readonly answers: readonly Answer[] }): WaitStep {
  if (event.decision !== 'resubmit') return { kind: 'wait', state: stateOf(round) }
  if (settings.afterReturn === 'start') return { kind: 'go', node: 'start' }
  const step = begin(settings, run, { answers, number: round.number + 1 })
  return step.kind === 'wait' ? { ...step, closes: [`${round.number}.r`] } : step
}

function remind({ remindEvery }: ApprovalSettings, run: NodeRun, round: Round): WaitStep {
  const to = round.members.filter(isAsked).map(({ person }) => person)
  const timers = remindEvery ? [{ key: 'remind', at: later(run.now, remindEvery) }] : []
  return { kind: 'wait', state: stateOf(round), timers, effects: to.length > 0 ? [{ kind: 'notice', to, request: { about: 'reminder' } }] : [] }
}
