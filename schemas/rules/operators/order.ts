import { compareNumbers, type RuleNumber } from '../numbers.ts'
import type { RuleType } from '../rule-type.ts'
import { compareText } from '../text.ts'
import type { RuleValue } from '../values.ts'
import { falseIfBlank } from './meaning.ts'
import type { Meaning, Operator } from './operator.ts'
import { ordered } from './parameters.ts'

/** Negative, zero or positive, for two values of one type of which none is blank. */
export type Order = (a: RuleValue, b: RuleValue) => number

/** How values of a type are ordered. Dates, moments and clock times sort as their texts do. */
export function orderOf(type: RuleType): Order {
  // The checker has proved what the values are.
  if (type.type === 'text' || type.type === 'option') return (a, b) => compareText(a as string, b as string)
  if (type.type === 'date' || type.type === 'datetime' || type.type === 'time') {
    return (a, b) => (a === b ? 0 : (a as string) < (b as string) ? -1 : 1)
  }
  return (a, b) => compareNumbers(a as RuleNumber, b as RuleNumber)
}

type Ordering = Pick<Operator, 'group' | 'parameters' | 'result' | 'meaning' | 'binding'>

/** What the operators of order have in common: they say which order holds between two values of one type. */
export const ordering = (holds: (order: number) => boolean): Ordering => ({
  group: 'comparison',
  parameters: [ordered('left', { same: true }), ordered('right', { same: true })],
  result: { type: 'boolean' },
  meaning: inOrder(holds),
  binding: 3,
})

/** The same with an upper bound that may be given: `{"<": [1, x, 10]}`. */
export function bounding(holds: (order: number) => boolean): Ordering {
  const two = ordering(holds)
  return { ...two, parameters: [...two.parameters, ordered('upper', { same: true, optional: true })] }
}

/** A comparison that holds between each argument and the next. */
const inOrder = (holds: (order: number) => boolean): Meaning => (args, call) => {
  const order = orderOf(call.args[0]?.type ?? { type: 'decimal' })
  const meaning = falseIfBlank((a: RuleValue, b: RuleValue, c?: RuleValue) =>
    holds(order(a, b)) && (c === undefined || holds(order(b, c))))
  return meaning(args, call)
}
