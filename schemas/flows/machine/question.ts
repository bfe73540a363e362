import type { Json } from '../../pointer.ts'

/** Something that a node must know of the workspace before it can go on. The driver answers within the step. */
export type Question =
  | { readonly kind: 'person'; readonly person: string | null }
  | { readonly kind: 'manager'; readonly of: string | null; readonly level: number }
  | { readonly kind: 'department_head'; readonly of: string | null }
  | { readonly kind: 'role'; readonly role: string }
  | { readonly kind: 'administrators' }

/** The answer to a question, in the questions' order. */
export interface Answer {
  /** Active people; who is away is represented by a substitute. */
  readonly people: readonly { readonly id: string; readonly onBehalfOf?: string }[]
  /** How they were found, as histories tell it. */
  readonly how?: Json
}
