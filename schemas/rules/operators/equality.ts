import type { FieldValue } from '../../fields/field-type.ts'
import { sameValue } from '../../fields/same-value.ts'
import { compareNumbers, type RuleNumber } from '../numbers.ts'
import type { RuleType } from '../rule-type.ts'
import type { RuleValue } from '../values.ts'
import { argument } from './meaning.ts'
import type { Compute, Meaning } from './operator.ts'

/** Whether two values of these types are equal. A blank equals a blank and nothing else. */
type Equality = (a: RuleValue, b: RuleValue) => boolean

/** How values of a type are compared: numbers by worth (`1.50` is `1.5`), lists element by element, all else as they are. */
export function equalityOf(type: RuleType): Equality {
  if (type.type === 'integer' || type.type === 'decimal') return equalNumbers
  if (type.type === 'address' || type.type === 'files') return (a, b) => sameValue(a as FieldValue, b as FieldValue)
  return type.type === 'options' || type.type === 'list' ? equalLists : (a, b) => a === b
}

/** `==` as a meaning; with `negated` the meaning of `!=`. */
export const equals = (negated: boolean): Meaning => (args, call) => {
  const left = argument(args, 0)
  const right = argument(args, 1)
  const equal = equalityOf(call.args[0]?.type ?? { type: 'text' })
  return comparison(left, right, negated ? (a, b) => !equal(a, b) : equal)
}

const comparison = (left: Compute, right: Compute, equal: Equality): Compute => (run) => equal(left(run), right(run))

function equalNumbers(a: RuleValue, b: RuleValue): boolean {
  if (a === b) return true
  // The checker has proved that both are numbers or blank.
  return a !== null && b !== null && compareNumbers(a as RuleNumber, b as RuleNumber) === 0
}

function equalLists(a: RuleValue, b: RuleValue): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b
  return a.length === b.length && a.every((item, index) => item === b[index])
}
