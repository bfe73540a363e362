import { useQuery } from '@tanstack/react-query'
import type { AppObject } from '../../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../../schemas/api/record.ts'
import { type FieldDefinition, ruleTypeOf } from '../../../../schemas/fields/field.ts'
import type { CalendarSettings, ViewContents } from '../../../../schemas/views/view.ts'
import { useWorkspace } from '../../../app/me.ts'
import { useLanguage } from '../../../i18n/language.ts'
import { allRecords } from '../../records/bulk/bulk-work.ts'
import { recordsKey } from '../../records/record-queries.ts'
import { askedOf } from '../../records/use-records.ts'
import { bothOf } from '../shown-list.ts'
import { addDays, type Day, dayOf, daysBetween } from './days.ts'

/** What a calendar shows of which records. */
export interface CalendarList {
  readonly object: AppObject
  readonly shown: ViewContents
  readonly search: string
  readonly calendar: CalendarSettings
  /** The field that records begin by. */
  readonly field: FieldDefinition
}

/** Records that one view of a calendar takes at most. */
export const mostInCalendar = 2_000

/** The records that touch some days, in the order in which they begin. */
export function useCalendarRecords({ object, shown, search, calendar, field }: CalendarList, days: readonly Day[]) {
  const { slug } = useWorkspace()
  const { language } = useLanguage()
  const { name, title, subtitle = [] } = object.definition
  const select = [...new Set([title, calendar.from, ...(calendar.to ? [calendar.to] : []), ...(calendar.title ? [calendar.title] : []), ...subtitle])]
  const where = bothOf(shown.where, touching(calendar, field, days))
  const asked = { ...askedOf(select, { where, sort: [] }, search), sort: [{ path: calendar.from }] }
  const of = { workspace: slug, object: name }
  return useQuery({
    queryKey: recordsKey(of, 'calendar', language, asked),
    queryFn: ({ signal }) => allRecords(of, asked, { signal, most: mostInCalendar }),
    placeholderData: (before) => before,
  })
}

/** A day around it, too: what moment a day begins at depends on where it is read. */
function touching({ from, to }: CalendarSettings, field: FieldDefinition, days: readonly Day[]): unknown {
  const isMoment = ruleTypeOf(field).type === 'datetime'
  const bound = (day: Day, step: number) => (isMoment ? `${addDays(day, step)}T00:00:00.000Z` : day)
  const first = bound(days[0] ?? '', -1)
  const last = bound(days.at(-1) ?? '', 2)
  const begins = { '<=': [{ var: from }, last] }
  const startsInside = { '>=': [{ var: from }, first] }
  if (to === undefined) return { and: [startsInside, begins] }
  return { and: [begins, { or: [startsInside, { '>=': [{ var: to }, first] }] }] }
}

/** The records of each day; those that last stand on every day until they end. */
export function recordsByDay(records: readonly RecordAnswer[], { from, to }: CalendarSettings, zone: string): ReadonlyMap<Day, readonly RecordAnswer[]> {
  const byDay = new Map<Day, RecordAnswer[]>()
  for (const record of records) {
    const begin = record.values[from]
    if (typeof begin !== 'string') continue
    const end = to === undefined ? undefined : record.values[to]
    const first = dayOf(begin, zone)
    const length = typeof end === 'string' ? Math.min(mostDays, Math.max(0, daysBetween(first, dayOf(end, zone)))) : 0
    for (let at = 0; at <= length; at += 1) {
      const day = addDays(first, at)
      byDay.set(day, [...(byDay.get(day) ?? []), record])
    }
  }
  return byDay
}

/** Days that one record is drawn on: years that somebody mistyped fill no memory. */
const mostDays = 800
