import type { Answer } from '../machine/question.ts'
import type { Member, Round } from './round.ts'
import type { ApprovalSettings } from './settings.ts'

interface Beginning {
  readonly settings: ApprovalSettings
  /** Who was found by each source, in the order of the settings. */
  readonly found: readonly Answer[]
  readonly requester: string | null
  /** Who stands in for a requester who would be asked about the own request. */
  readonly requestersManager: Answer | undefined
  /** Who has approved earlier in this run. */
  readonly approvedBefore: ReadonlySet<string>
  readonly number: number
}

/** The members of a new asking. Who is found twice is asked once. */
export function beginRound({ settings, found, requester, requestersManager, approvedBefore, number }: Beginning): Round {
  const { mode, sameAsRequester = 'manager', askedAgain = true } = settings
  const people = found.flatMap((answer, source) => answer.people.map((person) => ({ ...person, source })))
  const asked = people.flatMap((person) => {
    if (person.id !== requester || sameAsRequester === 'allow') return [person]
    return sameAsRequester === 'skip' ? [] : (requestersManager?.people ?? []).map((manager) => ({ ...manager, source: person.source }))
  })
  const members = asked
    .filter((person, index) => asked.findIndex(({ id }) => id === person.id) === index)
    .map(({ id, onBehalfOf, source }, index): Member => {
      const carried = !askedAgain && approvedBefore.has(id)
      return { key: `${number}.${index + 1}`, person: id, ...(onBehalfOf !== undefined && { onBehalfOf }), state: carried ? 'approved' : 'later', from: { source }, ...(carried && { carried }) }
    })
  return { number, phase: 'asking', members: asking(mode, members), escalated: false }
}

/** Asks those whose turn it is: in a sequence the first who has not answered, else everybody. */
export function asking(mode: ApprovalSettings['mode'], members: readonly Member[]): readonly Member[] {
  if (mode !== 'sequence') return members.map((member) => (member.state === 'later' ? { ...member, state: 'pending' } : member))
  const isOpen = members.some(({ state }) => state === 'pending' || state === 'advising')
  const next = isOpen ? -1 : members.findIndex(({ state }) => state === 'later')
  return members.map((member, index) => (index === next ? { ...member, state: 'pending' } : member))
}
