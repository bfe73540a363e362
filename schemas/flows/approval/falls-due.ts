import type { Answer } from '../machine/question.ts'
import type { NodeRun, WaitStep } from '../node-type.ts'
import { brought } from './answer-round.ts'
import { isAdviser, type Member, type Round, voters } from './round.ts'
import type { ApprovalSettings } from './settings.ts'
import { goOn, leaving, stateOf } from './steps.ts'

/** What happens when the due moment has come: once. Whoever still owes an answer is escalated, also while asking for an opinion. */
export function fallsDue(settings: ApprovalSettings, run: NodeRun, { round, answers }: { readonly round: Round; readonly answers: readonly Answer[] }): WaitStep {
  const { whenDue = 'mark' } = settings
  if (whenDue === 'approve' || whenDue === 'reject') return leaving(whenDue === 'approve' ? 'approved' : 'rejected', { round, by: null })
  const past: Round = { ...round, escalated: true }
  if (whenDue === 'mark' || round.escalated) return { kind: 'wait', state: stateOf(past) }
  const late = voters(round).filter(({ state }) => state === 'pending' || state === 'advising')
  if (answers.length < late.length) return { kind: 'ask', questions: late.slice(answers.length).map(({ person }) => ({ kind: 'manager', of: person, level: 1 })) }
  const members = late.reduce((known, member, index) => escalated(known, member, { manager: answers[index]?.people[0], isInstead: whenDue === 'to_managers' }), round.members)
  return goOn(settings, run, { before: round, round: { ...past, members }, by: null })
}

interface Escalation {
  readonly manager: Answer['people'][number] | undefined
  /** The manager answers instead; else both do. */
  readonly isInstead: boolean
}

/** The members with somebody's manager brought in; as they are where there is none, or the manager is asked already. */
function escalated(members: readonly Member[], member: Member, { manager, isInstead }: Escalation): readonly Member[] {
  const withManager = manager && brought(members, member, { to: manager, how: 'escalation', isAsked: true })
  if (!withManager) return members
  return isInstead ? withManager.map((each) => (each.key === member.key || advises(each, member) ? { ...each, state: 'removed' } : each)) : withManager
}

const advises = (each: Member, { key }: Member): boolean => isAdviser(each) && 'member' in each.from && each.from.member === key
