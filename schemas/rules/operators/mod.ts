import { addDecimals, remainderDecimals } from '../decimal.ts'
import { asDecimal, numberTypeOf, type RuleNumber } from '../numbers.ts'
import { unlessBlank } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { number } from './parameters.ts'

/**
 * How far the number is above the next lower multiple of the divisor, with the sign of the divisor: what turns in a circle,
 * such as months and weekdays, goes backwards as it goes forwards. `%` has the sign of the number. Blank when divided by zero.
 */
export const mod: Operator = {
  group: 'numbers',
  parameters: [number('number'), number('by')],
  result: numberTypeOf,
  meaning: unlessBlank((a: RuleNumber, b: RuleNumber) => {
    const by = asDecimal(b)
    const rest = remainderDecimals(asDecimal(a), by)
    return rest === undefined ? null : (remainderDecimals(addDecimals(rest, by), by) ?? null)
  }),
  binding: 1,
  wording: {
    label: label('modulo', 'modulo', '取模'),
    words: phrase('{0} modulo {1}', '{0} modulo {1}', '{0} 对 {1} 取模'),
  },
  samples: [
    { args: [7, 3], gives: 1 },
    { args: [-7, 3], gives: 2 },
    { args: [7, -3], gives: -2 },
    { args: [-7, -3], gives: -1 },
    { args: [-6, 3], gives: 0 },
    { args: [-0.5, 2], gives: '1.5' },
    { args: [{ decimal: '0.00000000000000000001' }, -1], gives: '-0.99999999999999999999' },
    { args: [1, 0], gives: null },
    { args: [null, 3], gives: null },
  ],
}
