import { canonicalDecimal, maxDecimalDigits } from '../decimal.ts'
import { unlessBlank } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { text } from './parameters.ts'

/**
 * The number that a text is in the plain form of the wire: `-1234.50`, with at most 100 digits.
 * Blank where the text is anything else, be it spaces around, a plus, an exponent or separators of thousands.
 */
export const numberOf: Operator = {
  group: 'text',
  parameters: [text('text')],
  result: { type: 'decimal' },
  meaning: unlessBlank((written: string) => (plainNumber.test(written) ? canonicalDecimal(written) : null)),
  wording: {
    label: label('as a number', 'dạng số', '转为数字'),
    words: phrase('{0} as a number', '{0} dạng số', '{0} 的数值'),
  },
  samples: [
    { args: ['12'], gives: '12' },
    { args: ['-0012.50'], gives: '-12.5' },
    { args: ['-0.0'], gives: '0' },
    ...['1,000', '1e3', '+1', '.5', '1.', '-', ' 1', '1\n', '１', '0x10', 'NaN', 'Infinity', '1_000', '1.2.3'].map((none) => ({ args: [none], gives: null })),
    { args: ['9'.repeat(maxDecimalDigits)], gives: '9'.repeat(maxDecimalDigits) },
    { args: ['9'.repeat(maxDecimalDigits + 1)], gives: null },
    { args: [`1.${'3'.repeat(maxDecimalDigits - 1)}`], gives: `1.${'3'.repeat(maxDecimalDigits - 1)}` },
    { args: [`1.${'3'.repeat(maxDecimalDigits)}`], gives: null },
    { args: [null], gives: null },
  ],
}

/** Read alike by JavaScript and by Postgres. The text ahead is counted where a point stands in it. */
export const plainNumberPattern =
  `^-?(?:[0-9]{1,${maxDecimalDigits}}|(?=[0-9.]{3,${maxDecimalDigits + 1}}$)[0-9]+[.][0-9]+)$`

const plainNumber = new RegExp(plainNumberPattern)
