import { dateOfDay, dayNumber, pad } from '../../rules/dates.ts'
import { clockIn, dateIn, momentIn, momentOf } from '../../rules/zones.ts'
import { type Cron, isDueOn } from './cron.ts'

interface Looking {
  /** UTC with milliseconds; what is due then is past. */
  readonly after: string
  /** IANA zone on whose clocks the schedule runs. */
  readonly zone: string
  readonly count: number
  /** No later than this. */
  readonly until?: string
}

/** Days that are looked at before a schedule counts as never due: February 29 comes within eight years. */
const mostDays = 3_000

/**
 * The moments at which a schedule is due next, UTC with milliseconds. A time that clocks skip is due when they
 * go on, one that they show twice the first time.
 */
export function nextOccurrences(cron: Cron, { after, zone, count, until }: Looking): readonly string[] {
  const found: string[] = []
  const today = dayNumber(dateIn(zone, after) ?? after.slice(0, 10))
  for (let day = today; day < today + mostDays && found.length < count; day += 1) {
    const date = dateOfDay(day)
    if (date === null || !isDueOn(cron, { day: Number(date.slice(8)), month: Number(date.slice(5, 7)), weekday: weekdayOf(day) })) continue
    for (const minutes of timesOf(cron)) {
      const moment = firstShowing(zone, date, minutes)
      if (moment !== null && until !== undefined && moment > until) return found
      if (moment !== null && moment > after && !found.includes(moment) && found.length < count) found.push(moment)
    }
  }
  return found
}

/** When clocks first show a time of a day, or go on behind it. Rules read such times as Postgres does, which takes the later. */
function firstShowing(zone: string, date: string, minutes: number): string | null {
  const wanted = `${date} ${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}:00`
  const shown = (moment: string): string => `${dateIn(zone, moment)} ${clockIn(zone, moment)}`
  let moment = momentIn(zone, date, minutes)
  for (let before = earlier(moment, hour); before !== null && shown(before) === wanted; before = earlier(moment, hour)) moment = before
  if (moment !== null && shown(moment) > wanted) for (let before = earlier(moment, minute); before !== null && shown(before) > wanted; before = earlier(moment, minute)) moment = before
  return moment
}

const minute = 60_000
const hour = 60 * minute

const earlier = (moment: string | null, by: number): string | null => (moment === null ? null : momentOf(Date.parse(moment) - by))

/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7

/** The times of a due day, in minutes. */
const timesOf = ({ hours, minutes }: Cron): readonly number[] => hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute))
