/**
 * What an approval must come to, written from its description alone: a plain list of people and their answers, judged anew
 * after every event. It shares nothing with the machine.
 */
export interface OracleRules {
  readonly mode: 'any' | 'all' | 'sequence'
  /** Of `any`: whether one rejection is enough. */
  readonly rejectedBy: 'first' | 'everybody'
  readonly whenDue: 'mark' | 'add_managers' | 'to_managers' | 'approve' | 'reject'
}

export type OracleEvent =
  | { readonly does: 'approve' | 'reject'; readonly who: string }
  | { readonly does: 'transfer' | 'add_signer' | 'delegate'; readonly who: string; readonly to: string }
  | { readonly does: 'advise'; readonly who: string }
  /** The task becomes somebody else's without a word of who has it. */
  | { readonly does: 'hand'; readonly who: string; readonly to: string }
  | { readonly does: 'timeout' }
  | { readonly does: 'withdraw' }

type Standing = 'open' | 'approved' | 'rejected'

interface Voter {
  readonly person: string
  readonly standing: Standing
  /** Is asked although it is not the own turn yet: managers are when something is due. */
  readonly isCalled: boolean
  /** Who is asked for an opinion before this one answers. */
  readonly adviser?: string
}

export interface OracleState {
  readonly voters: readonly Voter[]
  readonly outcome: 'approved' | 'rejected' | 'withdrawn' | undefined
  readonly isPastDue: boolean
}

export const managerOf = (person: string): string => `manager of ${person}`

export const oracleBegins = (people: readonly string[]): OracleState => ({
  voters: people.map((person) => ({ person, standing: 'open', isCalled: false })),
  outcome: undefined,
  isPastDue: false,
})

/** Who is to answer now. */
export function askedBy({ mode }: OracleRules, { voters, outcome }: OracleState): readonly string[] {
  if (outcome) return []
  const open = voters.filter(({ standing }) => standing === 'open')
  const called = open.filter(({ isCalled }) => isCalled)
  const turn = mode === 'sequence' ? (called.length > 0 ? called : open.slice(0, 1)) : open
  return turn.map(({ person, adviser }) => adviser ?? person).toSorted()
}

/** The state after an event that is allowed in it. */
export function oracleHears(rules: OracleRules, state: OracleState, event: OracleEvent): OracleState {
  if (event.does === 'withdraw') return { ...state, outcome: 'withdrawn' }
  if (event.does === 'timeout') return afterTimeout(rules, state)
  const voters = state.voters.flatMap((voter) => (event.does === 'hand' ? handed(state, voter, event) : answered(voter, event)))
  return judged(rules, { ...state, voters: rules.mode === 'sequence' ? calledOnce(voters, state.voters) : voters })
}

/** In a sequence somebody who has been called beside others stays called until the answer. */
const calledOnce = (voters: readonly Voter[], before: readonly Voter[]): readonly Voter[] => {
  const wereCalled = before.some(({ isCalled, standing }) => isCalled && standing === 'open')
  return wereCalled ? voters : voters.map((voter) => ({ ...voter, isCalled: false }))
}

function answered(voter: Voter, event: Exclude<OracleEvent, { does: 'timeout' | 'withdraw' | 'hand' }>): readonly Voter[] {
  const asked = voter.adviser ?? voter.person
  if (voter.standing !== 'open' || asked !== event.who) return [voter]
  const { adviser: _, ...own } = voter
  switch (event.does) {
    case 'approve':
      return [{ ...voter, standing: 'approved' }]
    case 'reject':
      return [{ ...voter, standing: 'rejected' }]
    case 'advise':
      return [own]
    case 'transfer':
      return voter.adviser === undefined ? [{ ...voter, person: event.to }] : [{ ...voter, adviser: event.to }]
    case 'delegate':
      return [{ ...voter, adviser: event.to }]
    case 'add_signer':
      return [voter, { person: event.to, standing: 'open', isCalled: false }]
  }
}

/** One person, one vote; and whoever asked for an opinion needs none of the own. */
function handed({ voters }: OracleState, voter: Voter, { who, to }: { readonly who: string; readonly to: string }): readonly Voter[] {
  if (voter.standing !== 'open' || (voter.adviser ?? voter.person) !== who) return [voter]
  const { adviser, ...own } = voter
  if (adviser !== undefined) return [voter.person === to ? own : { ...voter, adviser: to }]
  return voters.some(({ person }) => person === to) ? [] : [{ ...voter, person: to }]
}

function afterTimeout(rules: OracleRules, state: OracleState): OracleState {
  const { whenDue } = rules
  if (whenDue === 'approve') return { ...state, outcome: 'approved' }
  if (whenDue === 'reject') return { ...state, outcome: 'rejected' }
  const past = { ...state, isPastDue: true }
  if (whenDue === 'mark' || state.isPastDue) return past
  const asked = askedBy(rules, state)
  const voters = state.voters.flatMap((voter): Voter[] => {
    if (voter.standing !== 'open' || !asked.includes(voter.adviser ?? voter.person)) return [voter]
    // Whoever has asked for an opinion still owes the answer, so it is that person's manager.
    const manager: Voter = { person: managerOf(voter.person), standing: 'open', isCalled: true }
    return whenDue === 'to_managers' ? [manager] : [{ ...voter, isCalled: true }, manager]
  })
  return judged(rules, { ...past, voters })
}

function judged({ mode, rejectedBy }: OracleRules, state: OracleState): OracleState {
  const standings = state.voters.map(({ standing }) => standing)
  const has = (standing: Standing) => standings.includes(standing)
  const only = (standing: Standing) => standings.every((each) => each === standing)
  if (mode !== 'any') return { ...state, outcome: has('rejected') ? 'rejected' : only('approved') ? 'approved' : undefined }
  return { ...state, outcome: has('approved') ? 'approved' : only('rejected') || (rejectedBy === 'first' && has('rejected')) ? 'rejected' : undefined }
}
