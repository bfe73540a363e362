import { Type } from 'typebox'
import { emptyRange, neededScale, tidyRead } from '../decimal-value.ts'
import { defineFieldType } from '../field-type.ts'
import { columnHints, fitOf } from '../reading/column.ts'
import { readNumber } from '../reading/number.ts'
import { scaledDecimal, scaledSettings, usualScale } from '../scaled-decimal.ts'
import { shownNumber } from '../showing/numbers.ts'
import { unlessBlank } from '../text-value.ts'

/** A number with a fixed count of decimals, held exactly. */
export const decimal = defineFieldType({
  name: 'decimal',
  family: 'number',
  example: '3.14',
  settings: Type.Object(scaledSettings, { additionalProperties: false }),
  ...scaledDecimal,
  control: 'decimal',
  format: (value, { scale = usualScale }, { language }) => shownNumber(String(value), scale, language),
  cell: ({ scale = usualScale }) => ({ holds: 'number', decimals: scale }),
  parse: (text, { scale = usualScale }, { decimalMark }) =>
    unlessBlank(text, () => tidyRead(readNumber(text, { decimalMark, whole: scale === 0 }), scale)),
  score: (samples) => {
    const { decimalMark = '.' } = columnHints(samples)
    return fitOf(samples, (text) => !/^0\d/.test(text) && 'value' in readNumber(text, { decimalMark }), 0.7)
  },
  settingsFor: (samples, { decimalMark = '.' }) => neededScale(samples, { usual: usualScale, read: (text) => readNumber(text, { decimalMark }) }),
  check: ({ min, max }) => emptyRange(min, max, 'field.decimal.empty-range'),
})
