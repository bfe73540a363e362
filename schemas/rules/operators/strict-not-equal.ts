import { notEqual } from './not-equal.ts'
import type { Operator } from './operator.ts'

/** The same as `!=`: both sides are of one type already, so nothing is left to be strict about. */
export const strictNotEqual: Operator = { ...notEqual, samples: [{ args: [1, 1], gives: false }, { args: [1, 2], gives: true }] }
