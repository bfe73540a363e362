import type { Start, StartFault } from './start.ts'

/** What is under way of a flow for a record. */
export interface Underway {
  readonly live: readonly { readonly id: string; readonly ready: boolean }[]
  /** Runs that have begun within the last minutes, see `often`. */
  readonly recent: number
  /** A start waits for one of them. */
  readonly isAwaited: boolean
  /** An administrator has to decide whether the flow may start again for the record. */
  readonly isHeld: boolean
}

/** What becomes of a start. `queue`: it waits until what is under way has ended, or has come to rest. */
export type Admission =
  | { readonly kind: 'start' | 'skip' }
  | { readonly kind: 'hold'; readonly code: StartFault; readonly params: Readonly<Record<string, number>> }
  | { readonly kind: 'queue'; readonly until: 'end' | 'rest'; readonly ends?: 'restarted' | 'replaced' }

/** Flows that have led to one another before one is held back. */
const deepest = 10

/** Runs of one flow for one record that begin within so many minutes before the next is held back. */
export const often = { most: 100, minutes: 10 }

/** How a flow may start, with what is under way of it for the record. Pure. */
export function admission(start: Start, { live, recent, isAwaited, isHeld }: Underway): Admission {
  const { cause, record, flow, overlap, restarts, isUnordered, reentry = 0 } = start
  // A flow starts again for a record by what it has itself brought about there as often as it says, which is never as a rule.
  if ((cause.chain ?? []).filter((link) => link === linkOf(flow, record)).length > reentry) return { kind: 'skip' }
  if (cause.depth > deepest) return { kind: 'hold', code: 'run.chain-too-deep', params: { limit: deepest } }
  if (record === null) return { kind: 'start' }
  if (isHeld) return { kind: 'skip' }
  if (recent >= often.most) return { kind: 'hold', code: 'run.too-many-starts', params: often }
  if (live.length === 0 && !isAwaited) return { kind: 'start' }
  if (restarts) return { kind: 'queue', until: 'end', ends: 'restarted' }
  switch (overlap) {
    case 'skip':
      return { kind: 'skip' }
    case 'queue':
      return { kind: 'queue', until: 'end' }
    case 'replace':
      return { kind: 'queue', until: 'end', ends: 'replaced' }
    case 'parallel':
      // What came later begins once what came sooner has reached its first wait.
      return !isUnordered && (isAwaited || live.some(({ ready }) => ready)) ? { kind: 'queue', until: 'rest' } : { kind: 'start' }
  }
}

/** How a run stands in the chain of causes of what it brings about. */
export const linkOf = (flow: string, record: string | null): string => `${flow}:${record ?? ''}`
