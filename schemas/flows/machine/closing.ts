import type { Token, Wait } from './run-state.ts'
import type { Working } from './working.ts'

/** The wait of a token, where it has one. */
export const waitOf = (run: Working, token: Token): Wait | undefined => [...run.waits.values()].find((wait) => wait.token === token.id)

/** Ends what a token waits for: open tasks are withdrawn, timers taken back. */
export function closeWaits(run: Working, token: Token): void {
  const wait = waitOf(run, token)
  if (!wait) return
  run.waits.delete(wait.id)
  for (const key of wait.tasks) run.wanted.closed.push({ wait: wait.id, key })
  for (const key of wait.timers) run.wanted.timers.push({ wait: wait.id, key, at: null })
}
