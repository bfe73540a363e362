import { equal } from './equal.ts'
import type { Operator } from './operator.ts'

/** The same as `==`: both sides are of one type already, so nothing is left to be strict about. */
export const strictEqual: Operator = { ...equal, samples: [{ args: [1, 1], gives: true }, { args: [1, 2], gives: false }] }
