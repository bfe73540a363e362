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

/** A time of day: `09:30`, with the seconds where there are some. */
export const shownTime = (time: string): string => (time.endsWith(':00') ? time.slice(0, 5) : time)

/** Seconds as people say them: `1h 30m`, `1 giờ 30 phút`, `1 小时 30 分钟`. */
export function shownDuration(seconds: number, language: Language): string {
  const whole = Math.abs(seconds)
  const parts = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60]
  const said = parts.flatMap((count, at) => (count === 0 ? [] : [`${count}${durationUnits[language][at]}`]))
  const text = said.length === 0 ? `0${durationUnits[language][1]}` : said.join(' ')
  return seconds < 0 ? `-${text}` : text
}

const durationUnits: Readonly<Record<Language, readonly string[]>> = {
  en: ['h', 'm', 's'],
  vi: [' giờ', ' phút', ' giây'],
  'zh-CN': [' 小时', ' 分钟', ' 秒'],
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
