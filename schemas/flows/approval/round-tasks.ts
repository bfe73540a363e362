import type { Json } from '../../pointer.ts'
import type { TaskBehaviour } from '../node-type.ts'
import { answerRound, type Decision } from './answer-round.ts'
import { isAdviser, isAsked, type Round } from './round.ts'
import type { ApprovalSettings } from './settings.ts'

/** What those who are asked in a round see and do. */
export const roundTasks: TaskBehaviour<ApprovalSettings> = {
  fields: ({ shows = [], edits = [], requires = [] }) => ({ shows, edits, requires }),
  names: ({ names = {} }) => names,
  decisions: (_, state, task) => {
    const { phase, members } = roundOf(state)
    if (phase === 'returned') return ['resubmit']
    const member = members.find(({ key }) => key === task)
    if (!member || !isAsked(member)) return []
    return isAdviser(member) ? ['advise', 'transfer'] : ['approve', 'return', 'reject', 'transfer', 'delegate', 'add_signer']
  },
  refusal: (settings, state, { task, decision, to }) => {
    if (!to) return undefined
    // Only decisions that name somebody come here.
    return answerRound(settings, roundOf(state), { member: task, decision, to } as Decision & { member: string }) ? undefined : 'task.already-asked'
  },
  round: roundOf,
  locks: ({ lock = 'trigger_fields' }) => lock,
  withdraw: ({ withdraw = 'end' }) => withdraw,
}

/** The state of an approval's wait is a round: its step writes nothing else. */
function roundOf(state: Json): Round {
  return state as unknown as Round
}
