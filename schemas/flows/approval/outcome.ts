import type { ApprovalSettings } from './settings.ts'
import { type Outcome, type Round, voters } from './round.ts'

type Counting = Pick<ApprovalSettings, 'mode' | 'rejectedBy'>

/** What the answers so far come to; undefined while it is open. Asked anew after every answer and every change of who is asked. */
export function outcomeOf(settings: Counting, round: Pick<Round, 'members'>): Outcome | undefined {
  const { mode, rejectedBy = 'everybody' } = countingOf(settings, round)
  const states = voters(round).map(({ state }) => state)
  const someRejected = states.includes('rejected')
  const allApproved = states.length > 0 && states.every((state) => state === 'approved')
  if (mode !== 'any') return someRejected ? 'rejected' : allApproved ? 'approved' : undefined
  if (states.includes('approved')) return 'approved'
  if (!someRejected) return undefined
  return rejectedBy === 'first' || states.every((state) => state === 'rejected') ? 'rejected' : undefined
}

/** How answers count: of administrators who stand in for nobody found, the first one. */
export const countingOf = (settings: Counting, { members }: Pick<Round, 'members'>): Counting =>
  members.some(({ from }) => 'how' in from && from.how === 'administrators') ? { mode: 'any', rejectedBy: 'first' } : settings
