import type { Json } from '../../pointer.ts'
import type { Output } from '../node-type.ts'

/** Something that has happened to a run, in the order in which it was stored. */
export type InboxRow =
  | { readonly kind: 'wait'; readonly wait: number; readonly event: WaitEvent }
  | { readonly kind: 'retry' | 'skip'; readonly token: number; readonly by: string; readonly port?: string; readonly output?: Output }
  | { readonly kind: 'cancel'; readonly by: string | null; readonly reason: string }

/** A file that goes with a decision, as its upload found it. */
export type AttachedFile = { readonly id: string; readonly name: string; readonly size: number; readonly type: string }

/** What a waiting token is told. */
export type WaitEvent =
  | { readonly kind: 'timer'; readonly key: string }
  | {
    readonly kind: 'decision'; readonly task: string; readonly by: string; /** Whose task it is, where somebody answers for another. */ readonly onBehalfOf?: string; readonly decision: string; readonly comment?: string; readonly files?: readonly AttachedFile[]; readonly to?: { readonly id: string; readonly onBehalfOf?: string }; readonly returnTo?: string
  }
  /** The task is somebody else's from now on: who had it has left, or an administrator has given it away. */
  | { readonly kind: 'handed'; readonly task: string; readonly by: string | null; readonly from: string; readonly to: { readonly id: string; readonly onBehalfOf?: string }; readonly comment?: string }
  | { readonly kind: 'done'; readonly result: Json }
  | { readonly kind: 'refused'; readonly code: string; readonly params?: Readonly<Record<string, Json>> }
