import { Type } from 'typebox'
import { DecimalText, decodeDecimal, emptyRange, maxFieldScale, neededScale, refuseDecimal, tidyDecimal, tidyRead } from '../decimal-value.ts'
import { defineFieldType } from '../field-type.ts'
import { orderOperators } from '../filters.ts'
import { columnHints, fitOf } from '../reading/column.ts'
import { readNumber } from '../reading/number.ts'
import { shownPercent } from '../showing/numbers.ts'
import { plainWriting, unlessBlank } from '../text-value.ts'

const usualScale = 2

/** A share of a hundred: `"20"` means 20 %. */
export const percent = defineFieldType({
  name: 'percent',
  family: 'number',
  example: '20%',
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
  control: 'percent',
  format: (value, { scale = usualScale }, { language }) => shownPercent(String(value), scale, language),
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
