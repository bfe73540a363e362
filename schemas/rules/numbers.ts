import { type Decimal, compareDecimals } from './decimal.ts'
import type { RuleType } from './rule-type.ts'
import type { RuleTree } from './tree.ts'

/** A number within an evaluation: safe integers as they are, everything else as decimal text. */
export type RuleNumber = number | Decimal

export const asDecimal = (value: RuleNumber): Decimal => (typeof value === 'number' ? String(value) : value)

export const compareNumbers = (a: RuleNumber, b: RuleNumber): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : compareDecimals(asDecimal(a), asDecimal(b))

/** The number as an integer on the wire; undefined when JSON would not hold it exactly. */
export function asInteger(value: RuleNumber): number | undefined {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : undefined
}

/** Whole numbers stay whole under `+ - * %`. */
export const numberTypeOf = (args: readonly RuleTree[]): RuleType =>
  ({ type: args.every((arg) => arg.type.type === 'integer') ? 'integer' : 'decimal' })
