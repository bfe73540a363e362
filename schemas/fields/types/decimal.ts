import { Type } from 'typebox'
import { DecimalText, decodeDecimal, emptyRange, maxFieldScale, neededScale, refuseDecimal, tidyDecimal, tidyRead } from '../decimal-value.ts'
import { defineFieldType } from '../field-type.ts'
import { orderOperators } from '../filters.ts'
import { columnHints, fitOf } from '../reading/column.ts'
import { readNumber } from '../reading/number.ts'
import { shownNumber } from '../showing/numbers.ts'
import { unlessBlank } from '../text-value.ts'

const usualScale = 2

/** A number with a fixed count of decimals, held exactly. */
export const decimal = defineFieldType({
  name: 'decimal',
  family: 'number',
  example: '3.14',
  settings: Type.Object(
    {
      scale: Type.Optional(Type.Integer({ minimum: 0, maximum: maxFieldScale, default: usualScale })),
      min: Type.Optional(DecimalText),
      max: Type.Optional(DecimalText),
      default: Type.Optional(DecimalText),
    },
    { additionalProperties: false },
  ),
  value: () => DecimalText,
  refuse: (value, { scale = usualScale, min, max }) => refuseDecimal(value, { scale, min, max }),
  normalise: (value, { scale = usualScale }) => tidyDecimal(value, scale),
  column: () => ({ kind: 'numeric' }),
  decode: (stored, { scale = usualScale }) => decodeDecimal(stored, scale),
  decimals: ({ scale = usualScale }) => scale,
  filledBy: 'people',
  initial: (field) => field.default,
  ruleType: () => ({ type: 'decimal' }),
  operators: orderOperators,
  sortable: true,
  searchable: false,
  inspector: [
    { key: 'scale', step: 'basics', editor: 'number' },
    { key: 'default', step: 'basics', editor: 'value' },
    { key: 'min', step: 'limits', editor: 'decimal' },
    { key: 'max', step: 'limits', editor: 'decimal' },
  ],
  control: 'decimal',
  format: (value, { scale = usualScale }, { language }) => shownNumber(String(value), scale, language),
  parse: (text, { scale = usualScale }, { decimalMark }) =>
    unlessBlank(text, () => tidyRead(readNumber(text, { decimalMark, whole: scale === 0 }), scale)),
  score: (samples) => {
    const { decimalMark = '.' } = columnHints(samples)
    return fitOf(samples, (text) => !/^0\d/.test(text) && 'value' in readNumber(text, { decimalMark }), 0.7)
  },
  settingsFor: (samples, { decimalMark = '.' }) => neededScale(samples, { usual: usualScale, read: (text) => readNumber(text, { decimalMark }) }),
  check: ({ min, max }) => emptyRange(min, max, 'field.decimal.empty-range'),
})
