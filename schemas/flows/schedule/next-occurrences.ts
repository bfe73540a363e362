import { dateOfDay, dayNumber } from '../../rules/dates.ts'
import { dateIn, momentIn } from '../../rules/zones.ts'
import { type Cron, isDueOn } from './cron.ts'

interface Looking {
  /** UTC with milliseconds; what is due then is past. */
  readonly after: string
  /** IANA zone on whose clocks the schedule runs. */
  readonly zone: string
  readonly count: number
}

/** Days that are looked at before a schedule counts as never due: February 29 comes within eight years. */
const mostDays = 3_000

/**
 * The moments at which a schedule is due next, UTC with milliseconds. A time that clocks skip is due as soon as it is past,
 * one that they show twice is due once.
 */
export function nextOccurrences(cron: Cron, { after, zone, count }: Looking): readonly string[] {
  const found: string[] = []
  const today = dayNumber(dateIn(zone, after) ?? after.slice(0, 10))
  for (let day = today; day < today + mostDays && found.length < count; day += 1) {
    const date = dateOfDay(day)
    if (date === null || !isDueOn(cron, { day: Number(date.slice(8)), month: Number(date.slice(5, 7)), weekday: weekdayOf(day) })) continue
    for (const minutes of timesOf(cron)) {
      const moment = momentIn(zone, date, minutes)
      if (moment !== null && moment > after && !found.includes(moment) && found.length < count) found.push(moment)
    }
  }
  return found
}

/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7

/** The times of a due day, in minutes. */
const timesOf = ({ hours, minutes }: Cron): readonly number[] => hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute))
