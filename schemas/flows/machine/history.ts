import type { Json } from '../../pointer.ts'
import type { TokenState } from './run-state.ts'

/** What has happened in a run. The last entry of each token says where it is: read from the first, they give the tokens again. */
export interface HistoryEntry {
  readonly seq: number
  readonly kind: HistoryKind
  readonly at: string
  readonly node: string
  readonly token: number
  readonly edge: string | null
  readonly activation: number | null
  readonly visit: number
  /** What the token is from here on. */
  readonly state: TokenState
  /** Who did it, where a person did. */
  readonly by?: string
  readonly data?: Json
}

export type HistoryKind =
  | 'began' | 'entered' | 'waits' | 'asked' | 'arrived' | 'resumed' | 'handed' | 'forked' | 'joined' | 'eaten' | 'left' | 'sent-back' | 'ended' | 'failed' | 'handled' | 'retried' | 'skipped' | 'cancelled' | 'moved'
