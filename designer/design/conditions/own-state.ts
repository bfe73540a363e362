import { useState } from 'react'

/** What came back of the values that were sent: those that have not yet are still under way. */
interface Echo {
  readonly seen: string
  readonly underWay: readonly string[]
}

interface Kept<State> {
  readonly state: State
  readonly echo: Echo
}

interface OwnState<State> {
  readonly state: State
  /** The value that was sent last, or came last from elsewhere. */
  readonly last: string
  /** Keeps a state; `sent` is the value that goes to the owner with it. */
  keep: (state: State, sent?: string) => void
}

/**
 * State that says more than the value which it stands for: a text, a line without its value. It is read anew when the
 * value comes from elsewhere - undo, another view, another person - and not when one's own comes back, however late.
 */
export function useOwnState<State>(given: string, read: (before?: State) => State): OwnState<State> {
  const [kept, setKept] = useState<Kept<State>>(() => ({ state: read(), echo: { seen: given, underWay: [] } }))
  const current = kept.echo.seen === given ? kept : received(kept, given, read)
  if (current !== kept) setKept(current)
  return {
    state: current.state,
    last: lastOf(current.echo),
    keep: (state, sent) => setKept(({ echo }) => ({ state, echo: sent === undefined || sent === lastOf(echo) ? echo : { ...echo, underWay: [...echo.underWay, sent] } })),
  }
}

const lastOf = ({ seen, underWay }: Echo): string => underWay.at(-1) ?? seen

function received<State>({ state, echo }: Kept<State>, given: string, read: (before?: State) => State): Kept<State> {
  const at = echo.underWay.indexOf(given)
  if (at < 0) return { state: read(state), echo: { seen: given, underWay: [] } }
  return { state, echo: { seen: given, underWay: echo.underWay.slice(at + 1) } }
}
