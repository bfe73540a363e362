import type { Language } from '../../schemas/label.ts'

/** "2 min ago", "in 3 days", "yesterday"; exact times belong on hover. */
export function relativeTime(moment: string, now: Date, language: Language): string {
  const seconds = (Date.parse(moment) - now.getTime()) / 1000
  const [unit, size] = steps.find(([, from]) => Math.abs(seconds) >= from) ?? ['second', 1]
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' })
  // Below a minute the figure would only flicker.
  const count = unit === 'second' ? 0 : closest(seconds / size)
  const text = words.format(count, unit).replace('.', '')
  // Vietnamese days come as the beginning of a sentence, and stand within one.
  return text.charAt(0).toLocaleLowerCase(language) + text.slice(1)
}

/** What lies behind has passed whole units; what is ahead is as far as it is: 47 hours are two days. */
const closest = (units: number): number => (units < 0 ? Math.trunc(units) : Math.round(units))

const steps = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const satisfies readonly (readonly [Intl.RelativeTimeFormatUnit, number])[]
