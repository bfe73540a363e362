import type { Connection } from '../runtime/storage/connect.ts'
import type { Log } from './log.ts'

export interface PulseParts {
  /** A connection of its own: a pool that is busy says nothing about the database. */
  readonly pulse: Connection
  /** The pools whose statements must not wait for a database that does not answer. */
  readonly pools: readonly Connection[]
  readonly log: Log
  /** Milliseconds between two questions. */
  readonly every?: number
}

/** A database that leaves so many questions in a row open is frozen or out of reach. */
const mostOpen = 5

/**
 * Asks the database every second whether it is there. One that is frozen, or behind a line that died, closes no connection
 * and so would keep requests waiting for ever: after five seconds of silence whatever waits for it fails, and again every
 * second, until it answers. A database that refuses says so itself and is left to the pools.
 */
export function watchPulse({ pulse, pools, log, every = 1_000 }: PulseParts): { stop(): Promise<void> } {
  let [open, isAsked] = [0, false]
  const ask = async (): Promise<void> => {
    isAsked = true
    try {
      await pulse.sql`select 1`
      if (open >= mostOpen) log.warn({}, 'the database answers again')
      open = 0
    } catch {
      // Within a silence only an answer counts, for the question may have been cut off by ourselves.
      if (open < mostOpen) open = 0
    }
    isAsked = false
  }
  // Counted in questions, not by the clock: a process that was stopped itself finds no silence when it goes on.
  const timer = setInterval(() => {
    if (isAsked || open >= mostOpen) open += 1
    if (open === mostOpen) log.error({}, 'the database does not answer: what waits for it fails')
    if (open >= mostOpen) for (const pool of pools) pool.cut()
    if (open > 0 && open % mostOpen === 0) pulse.cut()
    if (!isAsked) void ask()
  }, every)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await pulse.close()
    },
  }
}
