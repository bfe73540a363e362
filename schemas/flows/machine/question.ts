import type { Json } from '../../pointer.ts'

/** A question that is answered from what is known of people alone. */
export type PlainQuestion =
  | { readonly kind: 'person'; readonly person: string | null }
  | { readonly kind: 'manager'; readonly of: string | null; readonly level: number }
  | { readonly kind: 'department_head'; readonly of: string | null }
  /** With `of` only those in the department of that person. */
  | { readonly kind: 'role'; readonly role: string; readonly of?: string | null }
  | { readonly kind: 'administrators' }

/** Asks by the department of a person: the row of the nearest department above that has one, else the row without a department. */
export interface MatrixQuestion {
  readonly kind: 'matrix'
  readonly of: string | null
  readonly rows: readonly { readonly department: string | null; readonly asks: readonly PlainQuestion[] }[]
}

/** Something that a node must know of the workspace before it can go on. The driver answers within the step. */
export type Question = (PlainQuestion | MatrixQuestion) & {
  /** Asked where nobody is found. */
  readonly otherwise?: PlainQuestion
}

/** The answer to a question, in the questions' order. */
export interface Answer {
  /** Active people; who is away is represented by a substitute. */
  readonly people: readonly { readonly id: string; readonly onBehalfOf?: string }[]
  /** How they were found, as histories tell it. */
  readonly how?: Json
}
