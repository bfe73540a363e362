import type { Effect } from './effect.ts'
import type { Question } from './question.ts'

/** What the driver must do within the step, and answer, before the run goes on. */
export type Request =
  | { readonly kind: 'effect'; readonly token: number; readonly effect: Effect }
  | { readonly kind: 'questions'; readonly token: number; readonly questions: readonly Question[] }
