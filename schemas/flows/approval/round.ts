import type { Question } from '../machine/question.ts'

/** One asking of all approvers of a step. Plain JSON: it is the state of the step's wait. */
export interface Round {
  /** Counts the askings of one visit, from 1. */
  readonly number: number
  readonly phase: 'asking' | 'returned'
  /** In the order in which they are asked. */
  readonly members: readonly Member[]
  /** The due moment has passed and its escalation has been done. */
  readonly escalated: boolean
  /** What was asked to find the members: one question a source. */
  readonly sources: readonly Question[]
  /** What the one who returned it said is wrong. */
  readonly remark?: string
}

/**
 * Somebody whose answer counts. `later`: not asked yet, others come first. `advising`: has asked somebody else for an
 * opinion and answers afterwards. `removed`: somebody else answers instead.
 */
export type MemberState = 'later' | 'pending' | 'advising' | 'approved' | 'rejected' | 'removed'

export interface Member {
  /** Names the member's task within the wait. */
  readonly key: string
  readonly person: string
  /** For whom the person answers, as a substitute. */
  readonly onBehalfOf?: string
  readonly state: MemberState
  /** How the person came to be asked: the index of the source, the member who brought in this one, or nobody else was found. */
  readonly from:
    | { readonly source: number; /** The source found the requester, whose manager this is. */ readonly instead?: 'requester'; /** The source found nobody, and this one stands in. */ readonly otherwise?: true }
    | { readonly member: string; readonly how: 'transfer' | 'adviser' | 'beside' | 'escalation' }
    | { readonly how: 'administrators' }
  /** The answer was taken over from an earlier step of the run. */
  readonly carried?: true
}

export type Outcome = 'approved' | 'rejected'

/** Whether the member was asked for an opinion by another member, who then decides. */
export const isAdviser = ({ from }: Member): boolean => 'how' in from && from.how === 'adviser'

/** Those whose answers count: advisers' do not. */
export const voters = ({ members }: Pick<Round, 'members'>): readonly Member[] => members.filter((member) => member.state !== 'removed' && !isAdviser(member))

/** Whether the member is to answer now. */
export const isAsked = ({ state }: Member): boolean => state === 'pending'

/** The round with somebody in the place of a member: who has the task now, or has answered it for the one whose it is. */
export const inPlaceOf = (round: Round, key: string, { id: person, onBehalfOf }: { readonly id: string; readonly onBehalfOf?: string }): Round => ({
  ...round,
  members: round.members.map(({ onBehalfOf: former, ...member }) => {
    if (member.key !== key) return { ...member, ...(former !== undefined && { onBehalfOf: former }) }
    return { ...member, person, ...(onBehalfOf !== undefined && { onBehalfOf }) }
  }),
})

/** The members with one of them changed. */
export const withMember = (members: readonly Member[], key: string, change: Partial<Member>): readonly Member[] =>
  members.map((member) => (member.key === key ? { ...member, ...change } : member))
