import type { Language } from './language.ts'

/** Nov 21, 2026 · 21/11/2026 · 2026-11-21 */
export function formatDate(day: string, language: Language): string {
  if (language === 'zh-CN') return day
  // Read and written in UTC: a calendar day must not move with anybody's zone.
  return dayFormat(language, 'UTC').format(new Date(`${day}T00:00:00Z`))
}

export function formatDateTime(instant: string, language: Language, zone: string): string {
  const moment = new Date(instant)
  const day =
    language === 'zh-CN' ? dayIn(moment, zone) : dayFormat(language, zone).format(moment)
  return language === 'en' ? `${day}, ${formatTime(instant, language, zone)}` : `${day} ${formatTime(instant, language, zone)}`
}

export function formatTime(instant: string, language: Language, zone: string): string {
  return new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(new Date(instant))
}

/** The calendar day on which an instant falls in a zone: `2026-11-21`. */
export function dayIn(moment: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: zone,
  }).formatToParts(moment)
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

/** "2 min ago", "in 3 days", "yesterday"; exact times belong on hover. */
export function formatRelative(instant: string, now: Date, language: Language): string {
  const seconds = (Date.parse(instant) - now.getTime()) / 1000
  const [unit, size] = relativeSteps.find(([, from]) => Math.abs(seconds) >= from) ?? ['second', 1]
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' })
  // Below a minute the figure would only flicker.
  const count = unit === 'second' ? 0 : Math.trunc(seconds / size)
  return words.format(count, unit).replace('.', '')
}

const relativeSteps = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const satisfies readonly (readonly [Intl.RelativeTimeFormatUnit, number])[]

const dayFormat = (language: Language, timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(
    language,
    language === 'vi'
      ? { day: '2-digit', month: '2-digit', year: 'numeric', timeZone }
      : { day: 'numeric', month: 'short', year: 'numeric', timeZone },
  )
