import { compareNumbers, type RuleNumber } from '../numbers.ts'
import type { RuleType } from '../rule-type.ts'
import type { RuleValue } from '../values.ts'

/** What counts as true where any value may stand: not blank, not false, not zero, not an empty list. */
export function truthOf(type: RuleType): (value: RuleValue) => boolean {
  if (type.type === 'boolean') return (value) => value === true
  // The checker has proved that the value is a number or blank.
  if (isNumeric(type)) return (value) => value !== null && compareNumbers(value as RuleNumber, 0) !== 0
  return (value) => value !== null
}

export const isNumeric = ({ type }: RuleType): boolean => type === 'integer' || type === 'decimal' || type === 'duration'
