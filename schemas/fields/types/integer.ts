import { Type } from 'typebox'
import { defineFieldType, type ParsedValue } from '../field-type.ts'
import { fitOf } from '../reading/column.ts'
import type { ReadNumber } from '../reading/grouped-number.ts'
import { readNumber } from '../reading/number.ts'
import { shownNumber } from '../showing/numbers.ts'
import { unlessBlank } from '../text-value.ts'
import { heldAsWhole } from '../whole-number.ts'

// Beyond it a JSON number no longer tells neighbours apart.
const most = Number.MAX_SAFE_INTEGER

const bound = Type.Optional(Type.Integer({ minimum: -most, maximum: most }))

/** A whole number. */
export const integer = defineFieldType({
  name: 'integer',
  family: 'number',
  example: '42',
  settings: Type.Object({ min: bound, max: bound, default: bound }, { additionalProperties: false }),
  value: ({ min = -most, max = most }) => Type.Integer({ minimum: min, maximum: max }),
  ...heldAsWhole,
  ruleType: () => ({ type: 'integer' }),
  inspector: [
    { key: 'default', step: 'basics', editor: 'value' },
    { key: 'min', step: 'limits', editor: 'number' },
    { key: 'max', step: 'limits', editor: 'number' },
  ],
  control: 'integer',
  format: (value, _field, { language }) => shownNumber(Number(value), 0, language),
  cell: () => ({ holds: 'number', decimals: 0 }),
  parse: (text, _field, { decimalMark }) => unlessBlank(text, () => wholeNumber(readNumber(text, { decimalMark, whole: true }))),
  // Figures with a zero in front or of more than 15 digits are numbers of things, not quantities.
  score: (samples) => fitOf(samples, (text) => /^[-+]?(0|[1-9]\d{0,14})$/.test(text.trim()), 0.8),
  check: ({ min, max }) =>
    min !== undefined && max !== undefined && min > max ? [{ code: 'field.integer.empty-range', path: '/max', params: { min, max } }] : [],
})

function wholeNumber(read: ReadNumber): ParsedValue {
  if ('issue' in read) return read
  if (read.value.includes('.')) return { issue: { code: 'not-whole' } }
  const value = Number(read.value)
  return Number.isSafeInteger(value) ? { value } : { issue: { code: 'out-of-range', params: { min: -most, max: most } } }
}
