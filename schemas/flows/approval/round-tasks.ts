import type { Json } from '../../pointer.ts'
import type { TaskAnswered, TaskBehaviour } from '../node-type.ts'
import { answerRound, type Decision } from './answer-round.ts'
import { isAdviser, isAsked, type Round } from './round.ts'
import type { ApprovalSettings } from './settings.ts'
import { usualNames } from './usual-names.ts'

/** What those who are asked in a round see and do. */
export const roundTasks: TaskBehaviour<ApprovalSettings> = {
  fields: ({ shows = [], edits = [], requires = [] }) => ({ shows, edits, requires }),
  names: ({ names = {} }) => names,
  usualNames,
  decisions: (_, state, task) => {
    const { phase, members } = roundOf(state)
    if (phase === 'returned') return ['resubmit']
    const member = members.find(({ key }) => key === task)
    if (!member || !isAsked(member)) return []
    return isAdviser(member) ? ['advise', 'transfer'] : ['approve', 'return', 'reject', 'transfer', 'delegate', 'add_signer']
  },
  refusal: (settings, state, answered) => {
    const { task, decision, to } = answered
    if (isOwnRequest(settings, roundOf(state), answered)) return 'task.own-request'
    if (!to) return undefined
    // Only decisions that name somebody come here.
    return answerRound(settings, roundOf(state), { member: task, decision, to } as Decision & { member: string }) ? undefined : 'task.already-asked'
  },
  round: roundOf,
  late: ({ whenDue = 'mark' }, state, task) => {
    const { escalated, phase, members } = roundOf(state)
    if (!escalated || phase === 'returned') return undefined
    if (whenDue === 'mark') return 'marked'
    // Who has come in by it owes nothing yet, and who has somebody beside them is not alone.
    return members.some(({ key, from }) => 'how' in from && from.how === 'escalation' && (key === task || from.member === task)) ? undefined : 'alone'
  },
  locks: ({ lock = 'trigger_fields' }) => lock,
  withdraw: ({ withdraw = 'end' }) => withdraw,
}

/**
 * Whether somebody would approve what they have asked for, or be made to: as a substitute, by a task that was handed on, or as the
 * next who is asked. An administrator for whom nobody else was found may, for else it would stand for ever.
 */
function isOwnRequest({ sameAsRequester }: ApprovalSettings, { members }: Round, { task, decision, by, requester, to }: TaskAnswered): boolean {
  const from = members.find(({ key }) => key === task)?.from
  if (sameAsRequester === 'allow' || (from && 'how' in from && from.how === 'administrators')) return false
  const approver = decision === 'approve' ? by : decision === 'transfer' || decision === 'add_signer' ? to?.id : undefined
  return approver !== undefined && approver === requester
}

/** The state of an approval's wait is a round: its step writes nothing else. */
function roundOf(state: Json): Round {
  return state as unknown as Round
}
