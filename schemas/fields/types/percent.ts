import { Type } from 'typebox'
import { emptyRange, neededScale, tidyRead } from '../decimal-value.ts'
import { defineFieldType } from '../field-type.ts'
import { columnHints, fitOf } from '../reading/column.ts'
import { readNumber } from '../reading/number.ts'
import { scaledDecimal, scaledSettings, usualScale } from '../scaled-decimal.ts'
import { shownPercent } from '../showing/numbers.ts'
import { plainWriting, unlessBlank } from '../text-value.ts'

/** A share of a hundred: `"20"` means 20 %. */
export const percent = defineFieldType({
  name: 'percent',
  family: 'number',
  example: '20%',
  settings: Type.Object(scaledSettings, { additionalProperties: false }),
  ...scaledDecimal,
  control: 'percent',
  format: (value, { scale = usualScale }, { language }) => shownPercent(String(value), scale, language),
  cell: ({ scale = usualScale }) => ({ holds: 'percent', decimals: scale }),
  sayNumber: shownPercent,
  parse: (text, { scale = usualScale }, { decimalMark }) =>
    unlessBlank(text, () => tidyRead(readNumber(withoutSign(text), { decimalMark, whole: scale === 0 }), scale)),
  score: (samples) => {
    const { decimalMark = '.' } = columnHints(samples)
    return fitOf(samples, (text) => withoutSign(text) !== plainWriting(text) && 'value' in readNumber(withoutSign(text), { decimalMark }), 0.95)
  },
  settingsFor: (samples, { decimalMark = '.' }) =>
    neededScale(samples, { usual: usualScale, read: (text) => readNumber(withoutSign(text), { decimalMark }) }),
  check: ({ min, max }) => emptyRange(min, max, 'field.percent.empty-range'),
})

const withoutSign = (text: string): string => plainWriting(text).replace(/ ?%$/, '')
