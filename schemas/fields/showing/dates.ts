import type { Language } from '../../label.ts'
import { partsOf } from '../../rules/dates.ts'
import { clockIn, dateIn } from '../../rules/zones.ts'

/** A day as the reader's language writes it in tables: `Nov 21, 2026`, `21/11/2026`, `2026-11-21`. */
export function shownDay(day: string, language: Language): string {
  if (language === 'zh-CN') return day
  const { month, day: ofMonth } = partsOf(day)
  if (language === 'vi') return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
  return `${months[month - 1]} ${ofMonth}, ${day.slice(0, 4)}`
}

/** A moment on the clocks of a zone: `Nov 21, 2026, 16:30`, `21/11/2026 16:30`, `2026-11-21 16:30`. */
export function shownMoment(moment: string, zone: string, language: Language): string {
  // At the edges of the calendar a zone may show a day outside the years 1 to 9999; there the day in UTC stands in.
  const day = shownDay(dateIn(zone, moment) ?? moment.slice(0, 10), language)
  const clock = clockIn(zone, moment).slice(0, 5)
  return language === 'en' ? `${day}, ${clock}` : `${day} ${clock}`
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
