import { setImmediate } from 'node:timers/promises'

/** A request that comes meanwhile waits no longer than this. */
const longestTurn = 8

/** Lets others have their turn when this one has been long enough: work on thousands of rows must not stand in the way of requests. */
export interface Turns {
  next(): Promise<void>
}

export function takeTurns(): Turns {
  let begun = performance.now()
  return {
    next: async () => {
      if (performance.now() - begun < longestTurn) return
      await setImmediate()
      begun = performance.now()
    },
  }
}

/** Rows between two looks at the clock. */
export const rowsPerLook = 32
