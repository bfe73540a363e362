import { Type } from 'typebox'
import { isDate } from '../../rules/dates.ts'
import { defineFieldType } from '../field-type.ts'
import { orderOperators } from '../filters.ts'
import { datePattern } from '../patterns.ts'
import { fitOf } from '../reading/column.ts'
import { readDay } from '../reading/date.ts'
import type { DateOrder } from '../reading/hints.ts'
import { shownDay } from '../showing/dates.ts'
import { unlessBlank } from '../text-value.ts'

/** A day of the calendar. It has no zone: a birthday is the same day everywhere. */
export const date = defineFieldType({
  name: 'date',
  family: 'date',
  example: '2026-11-21',
  settings: Type.Object({ default: Type.Optional(Type.String({ pattern: datePattern })) }, { additionalProperties: false }),
  value: () => Type.String({ pattern: datePattern }),
  refuse: (value) => (isDate(String(value)) ? undefined : { code: 'not-a-date' }),
  normalise: (value) => (value === '' ? null : value),
  column: () => ({ kind: 'date' }),
  decode: String,
  filledBy: 'people',
  initial: (field) => field.default,
  ruleType: () => ({ type: 'date' }),
  operators: orderOperators,
  sortable: true,
  searchable: false,
  inspector: [{ key: 'default', step: 'advanced', editor: 'value' }],
  control: 'date',
  format: (value, _field, { language }) => shownDay(String(value), language),
  cell: () => ({ holds: 'date' }),
  parse: (text, _field, hints) => unlessBlank(text, () => readDay(text, hints)),
  // A run of digits is a date to people only where nothing else is in question.
  score: (samples) => fitOf(samples, (text) => !/^\d+$/.test(text) && orders.some((dateOrder) => 'value' in readDay(text, { dateOrder })), 0.95),
})

// A doubtful day is a day all the same: any order that works will do.
const orders: readonly DateOrder[] = ['dmy', 'mdy']
