import type { Workspace } from '../../workspaces/workspace.ts'

/** What a worker brings along to a visit. */
export interface Worker {
  /** Raised when the process stops: no further piece of work is begun. */
  readonly stopping: AbortSignal
  readonly resting: Resting
  /** A fault of ours: it is logged, and the visit goes on with something else. */
  /** Looks at the workspace again in so many milliseconds. */
  wakeIn(milliseconds: number): void
  trouble(error: unknown, fields: Readonly<Record<string, string>>): void
}

/** What is left alone for a while, since it has failed. */
export interface Resting {
  /** What must not be taken up now. */
  now(): readonly string[]
  /** Answers how often it has failed in a row. */
  failed(key: string): number
  went(key: string): void
}

/** One kind of thing that is done at a visit of a workspace, in pieces. Answers how much it has done; 0 when nothing is left. */
export type Duty = (workspace: Workspace, worker: Worker) => Promise<number>

/** Pauses double from a second to five minutes. */
export function createResting(): Resting {
  const failures = new Map<string, { readonly times: number; readonly until: number }>()
  return {
    now: () => [...failures].flatMap(([key, { until }]) => (until > Date.now() ? [key] : [])),
    failed: (key) => {
      const times = (failures.get(key)?.times ?? 0) + 1
      failures.set(key, { times, until: Date.now() + Math.min(1_000 * 2 ** (times - 1), 300_000) })
      return times
    },
    went: (key) => void failures.delete(key),
  }
}
