import { asking } from './begin-round.ts'
import { countingOf } from './outcome.ts'
import { inPlaceOf, isAdviser, type Member, type Round, voters, withMember } from './round.ts'
import type { ApprovalSettings } from './settings.ts'

/** What somebody who is asked does. `to` is whom it is handed to or who is brought in. */
export type Decision =
  | { readonly decision: 'approve' | 'reject' }
  | { readonly decision: 'transfer' | 'delegate' | 'add_signer'; readonly to: { readonly id: string; readonly onBehalfOf?: string } }
  /** An adviser's answer: the one who asked decides. */
  | { readonly decision: 'advise' }

/** So often one may bring in another who brings in another. */
const deepest = 3

/** Members that one round may come to have. */
export const mostMembers = 100

/** The round after a decision of the member; undefined where the member is not asked, or may not bring in whom it names. */
export function answerRound(settings: Pick<ApprovalSettings, 'mode' | 'rejectedBy'>, round: Round, decided: Decision & { readonly member: string }): Round | undefined {
  const member = round.members.find((each) => each.key === decided.member)
  if (round.phase !== 'asking' || member?.state !== 'pending') return undefined
  const members = changed(round.members, member, decided)
  return members && { ...round, members: asking(countingOf(settings, round).mode, members) }
}

/**
 * The round once a member's task is somebody else's. Nobody has two votes: where that one's answer counts already, the member's
 * does no longer; and nobody gives an opinion to oneself.
 */
export function handedRound(settings: Pick<ApprovalSettings, 'mode' | 'rejectedBy'>, round: Round, { task, to }: { readonly task: string; readonly to: { readonly id: string; readonly onBehalfOf?: string } }): Round {
  const member = round.members.find(({ key }) => key === task)
  const others = voters(round).filter(({ key, person }) => key !== task && person === to.id)
  if (!member || others.length === 0) return inPlaceOf(round, task, to)
  const left = withMember(round.members, task, { state: 'removed' })
  if (!isAdviser(member)) return { ...round, members: asking(countingOf(settings, round).mode, left) }
  const asker = others.find(({ key }) => 'member' in member.from && member.from.member === key)
  return asker ? { ...round, members: withMember(left, asker.key, { state: 'pending' }) } : inPlaceOf(round, task, to)
}

function changed(members: readonly Member[], member: Member, decided: Decision): readonly Member[] | undefined {
  const advises = isAdviser(member)
  switch (decided.decision) {
    case 'approve':
    case 'reject':
      return advises ? undefined : withMember(members, member.key, { state: decided.decision === 'approve' ? 'approved' : 'rejected' })
    case 'advise': {
      if (!advises || !('member' in member.from)) return undefined
      return withMember(withMember(members, member.key, { state: 'removed' }), member.from.member, { state: 'pending' })
    }
    case 'transfer':
      return brought(withMember(members, member.key, { state: 'removed' }), member, { to: decided.to, how: advises ? 'adviser' : 'transfer', isAsked: true })
    case 'delegate':
      return advises ? undefined : brought(withMember(members, member.key, { state: 'advising' }), member, { to: decided.to, how: 'adviser', isAsked: true })
    case 'add_signer':
      return advises || depthOf(members, member) >= deepest ? undefined : brought(members, member, { to: decided.to, how: 'beside', isAsked: false })
  }
}

function depthOf(members: readonly Member[], { from }: Member): number {
  if (!('member' in from)) return 0
  const asker = members.find(({ key }) => key === from.member)
  return (from.how === 'beside' ? 1 : 0) + (asker ? depthOf(members, asker) : 0)
}

interface Bringing {
  readonly to: { readonly id: string; readonly onBehalfOf?: string }
  readonly how: 'transfer' | 'adviser' | 'beside' | 'escalation'
  readonly isAsked: boolean
}

/** Brings somebody in behind a member. Nobody is a member twice. */
export function brought(members: readonly Member[], member: Member, { to, how, isAsked }: Bringing): readonly Member[] | undefined {
  const isThere = members.some(({ person, state }) => person === to.id && state !== 'removed')
  if (isThere || members.length >= mostMembers) return undefined
  const at = members.findIndex(({ key }) => key === member.key) + 1
  const asker = { member: member.key, how }
  const newcomer: Member = {
    key: `${member.key.split('.')[0]}.${members.length + 1}`,
    person: to.id,
    ...(to.onBehalfOf !== undefined && { onBehalfOf: to.onBehalfOf }),
    state: isAsked ? 'pending' : 'later',
    from: how === 'adviser' && isAdviser(member) ? member.from : asker,
  }
  return members.toSpliced(at, 0, newcomer)
}
