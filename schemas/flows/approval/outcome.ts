import type { ApprovalSettings } from './settings.ts'
import { type Outcome, type Round, voters } from './round.ts'

/** What the answers so far come to; undefined while it is open. Asked anew after every answer and every change of who is asked. */
export function outcomeOf({ mode, rejectedBy = 'everybody' }: Pick<ApprovalSettings, 'mode' | 'rejectedBy'>, round: Pick<Round, 'members'>): Outcome | undefined {
  const states = voters(round).map(({ state }) => state)
  const someRejected = states.includes('rejected')
  const allApproved = states.length > 0 && states.every((state) => state === 'approved')
  if (mode !== 'any') return someRejected ? 'rejected' : allApproved ? 'approved' : undefined
  if (states.includes('approved')) return 'approved'
  if (!someRejected) return undefined
  return rejectedBy === 'first' || states.every((state) => state === 'rejected') ? 'rejected' : undefined
}
