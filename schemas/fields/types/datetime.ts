import { Type } from 'typebox'
import { isDate } from '../../rules/dates.ts'
import { wireMoment } from '../../rules/moments.ts'
import { defineFieldType, type FieldValue } from '../field-type.ts'
import { orderOperators } from '../filters.ts'
import { datetimePattern } from '../patterns.ts'
import { fitOf } from '../reading/column.ts'
import { readMoment } from '../reading/datetime.ts'
import type { DateOrder } from '../reading/hints.ts'
import { shownMoment } from '../showing/dates.ts'
import { unlessBlank } from '../text-value.ts'

/** A moment: shown on the reader's clocks, stored in UTC to the millisecond. */
export const datetime = defineFieldType({
  name: 'datetime',
  family: 'date',
  example: '2026-11-21 16:30',
  settings: Type.Object({}, { additionalProperties: false }),
  value: () => Type.String({ pattern: datetimePattern }),
  refuse: (value) => (isMoment(value) ? undefined : { code: 'not-a-datetime' }),
  normalise: (value) => (value === '' ? null : isMoment(value) ? value : (momentOf(value) ?? value)),
  column: () => ({ kind: 'timestamptz' }),
  decode: (stored) => (typeof stored === 'string' ? fromPostgres(stored) : String(stored)),
  filledBy: 'people',
  ruleType: () => ({ type: 'datetime' }),
  operators: orderOperators,
  sortable: true,
  searchable: false,
  inspector: [],
  control: 'datetime',
  format: (value, _field, { language, readerZone }) => shownMoment(String(value), readerZone, language),
  cell: () => ({ holds: 'datetime' }),
  parse: (text, _field, context) => unlessBlank(text, () => readMoment(text, context.zone, context)),
  score: (samples, { zone }) =>
    fitOf(samples, (text) => hasClock.test(text) && orders.some((dateOrder) => 'value' in readMoment(text, zone, { dateOrder })), 0.97),
})

const orders: readonly DateOrder[] = ['dmy', 'mdy']

const hasClock = /\d ?(:\d|h|giờ|时|点)/i

const wireForm = new RegExp(datetimePattern)

/** Whether the value is a moment in the form of the wire. */
const isMoment = (value: FieldValue): boolean => typeof value === 'string' && wireForm.test(value) && isDate(value.slice(0, 10))

/** The moment that ISO 8601 text with a zone names, in UTC with milliseconds; undefined for other values. */
const momentOf = (value: FieldValue): FieldValue | undefined =>
  typeof value === 'string' && value !== '' ? wireMoment(value) : undefined

/** `2026-11-21 20:00:00.12+07` as the wire has it. Postgres prints in the session's zone and leaves out zeros at the end. */
function fromPostgres(stored: string): string {
  const [, day, clock, fraction = '', offset = ''] = /^(\S+)[ T](\d\d:\d\d:\d\d)(?:\.(\d+))?(.*)$/.exec(stored) ?? []
  const moment = `${day}T${clock}.${fraction.slice(0, 3).padEnd(3, '0')}`
  if (offset === '+00' || offset === 'Z') return `${moment}Z`
  return new Date(`${moment}${offset.length === 3 ? `${offset}:00` : offset}`).toISOString()
}
