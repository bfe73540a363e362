import type { Answer, Question } from '../machine/question.ts'
import type { NodeRun } from '../node-type.ts'
import type { Member, Round } from './round.ts'
import type { ApprovalSettings } from './settings.ts'

interface Beginning {
  readonly settings: ApprovalSettings
  /** Who was found by each source, in the order of the settings. */
  readonly found: readonly Answer[]
  readonly requester: string | null
  /** Who stands in for a requester who would be asked about the own request. */
  readonly requestersManager: Answer | undefined
  readonly approvedBefore: NodeRun['approvedBefore']
  readonly number: number
  readonly sources: readonly Question[]
}

/** The members of a new asking. Who is found twice is asked once. */
export function beginRound({ settings, found, requester, requestersManager, approvedBefore, number, sources }: Beginning): Round {
  const { mode, sameAsRequester = 'manager', askedAgain = 'always' } = settings
  const carries = askedAgain === 'always' ? new Set<string>() : approvedBefore(askedAgain === 'never' ? 'ever' : 'last')
  const people = found.flatMap((answer, source) => answer.people.map((person): Found => ({ ...person, source, ...(answer.how === 'otherwise' && { otherwise: true }) })))
  const asked = people.flatMap((person): readonly Found[] => {
    if (person.id !== requester || sameAsRequester === 'allow') return [person]
    return sameAsRequester === 'skip' ? [] : (requestersManager?.people ?? []).map((manager): Found => ({ ...manager, source: person.source, instead: 'requester' }))
  })
  const members = asked
    .filter((person, index) => asked.findIndex(({ id }) => id === person.id) === index)
    .map(({ id, onBehalfOf, source, instead, otherwise }, index): Member => {
      const carried = carries.has(id)
      return { key: `${number}.${index + 1}`, person: id, ...(onBehalfOf !== undefined && { onBehalfOf }), state: carried ? 'approved' : 'later', from: { source, ...(instead && { instead }), ...(otherwise && { otherwise }) }, ...(carried && { carried }) }
    })
  return { number, phase: 'asking', members: asking(mode, members), escalated: false, sources }
}

/** Where nobody was found, administrators answer: any one of them. */
export const roundOfAdministrators = (found: Answer, { number, sources }: Pick<Beginning, 'number' | 'sources'>): Round => ({
  number, phase: 'asking', escalated: false, sources,
  members: found.people.map(({ id, onBehalfOf }, index) => ({
    key: `${number}.${index + 1}`, person: id, ...(onBehalfOf !== undefined && { onBehalfOf }), state: 'pending', from: { how: 'administrators' },
  })),
})

type Found = Answer['people'][number] & { readonly source: number; readonly instead?: 'requester'; readonly otherwise?: true }

/** Asks those whose turn it is: in a sequence the first who has not answered, else everybody. */
export function asking(mode: ApprovalSettings['mode'], members: readonly Member[]): readonly Member[] {
  if (mode !== 'sequence') return members.map((member) => (member.state === 'later' ? { ...member, state: 'pending' } : member))
  const isOpen = members.some(({ state }) => state === 'pending' || state === 'advising')
  const next = isOpen ? -1 : members.findIndex(({ state }) => state === 'later')
  return members.map((member, index) => (index === next ? { ...member, state: 'pending' } : member))
}
