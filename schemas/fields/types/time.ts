import { Type } from 'typebox'
import { wireClock } from '../../rules/moments.ts'
import { defineFieldType, type FieldValue } from '../field-type.ts'
import { orderOperators } from '../filters.ts'
import { timePattern } from '../patterns.ts'
import { readTime } from '../reading/clock.ts'
import { fitOf } from '../reading/column.ts'
import { shownTime } from '../showing/dates.ts'
import { unlessBlank } from '../text-value.ts'

/** A time of day, to the second. It has no zone: the shop opens at eight wherever one reads it. */
export const time = defineFieldType({
  name: 'time',
  family: 'date',
  example: '16:30',
  settings: Type.Object({ default: Type.Optional(Type.String({ pattern: timePattern })) }, { additionalProperties: false }),
  value: () => Type.String({ pattern: timePattern }),
  normalise: (value) => (value === '' ? null : (clockOf(value) ?? value)),
  column: () => ({ kind: 'time' }),
  decode: String,
  filledBy: 'people',
  initial: (field) => field.default,
  ruleType: () => ({ type: 'time' }),
  operators: orderOperators,
  sortable: true,
  searchable: false,
  inspector: [{ key: 'default', step: 'basics', editor: 'value' }],
  control: 'time',
  format: (value) => shownTime(String(value)),
  cell: () => ({ holds: 'time' }),
  parse: (text) =>
    unlessBlank(text, () => {
      const value = readTime(text)
      return value === undefined ? { issue: { code: 'not-a-time' } } : { value }
    }),
  score: (samples) => fitOf(samples, (text) => readTime(text) !== undefined, 0.9),
})

/** `09:30` as the wire has it; undefined for what is no time. */
const clockOf = (value: FieldValue): FieldValue | undefined =>
  typeof value === 'string' && value !== '' ? wireClock(value) : undefined
