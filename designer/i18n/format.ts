import { formatDate, formatDateTime, formatRelative, formatTime } from './dates.ts'
import type { Language } from './language.ts'
import { formatMoney, formatShortMoney, formatShortNumber } from './money.ts'
import { type Decimal, formatNumber } from './numbers.ts'

/** Who reads: language of the interface, own zone (IANA), default currency (ISO 4217). */
export interface Reader {
  language: Language
  zone: string
  currency: string
}

/** Values as text for one reader. Decimals come and stay as strings, so no digit is lost on the way. */
export interface Format {
  number(value: Decimal, digits?: number): string
  /** 1.5M · 1,5 triệu · 150万 */
  shortNumber(value: Decimal): string
  /** `20` -> 20%: the wire holds per cents, not shares. */
  percent(value: Decimal): string
  money(value: Decimal, currency?: string): string
  shortMoney(value: Decimal, currency?: string): string
  /** A calendar day `2026-11-21`; no zone is involved. */
  date(day: string): string
  dateTime(instant: string): string
  time(instant: string): string
  /** "2 min ago"; show `dateTime` on hover. */
  relative(instant: string, now?: Date): string
  list(parts: readonly string[]): string
  bytes(size: number): string
  compare(a: string, b: string): number
}

export function createFormat(reader: Reader): Format {
  const { language, zone } = reader
  const collator = new Intl.Collator(language, { numeric: true })
  const list = new Intl.ListFormat(language, { type: 'conjunction', style: 'long' })
  return {
    number: (value, digits) => formatNumber(value, language, digits),
    shortNumber: (value) => formatShortNumber(value, language),
    percent: (value) => `${formatNumber(value, language)}%`,
    money: (value, currency = reader.currency) => formatMoney(value, currency, language),
    shortMoney: (value, currency = reader.currency) => formatShortMoney(value, currency, language),
    date: (day) => formatDate(day, language),
    dateTime: (instant) => formatDateTime(instant, language, zone),
    time: (instant) => formatTime(instant, language, zone),
    relative: (instant, now = new Date()) => formatRelative(instant, now, language),
    list: (parts) => list.format(parts),
    bytes: (size) => formatBytes(size, language),
    compare: (a, b) => collator.compare(a, b),
  }
}

function formatBytes(size: number, language: Language): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const step = size < 1 ? 0 : Math.min(Math.floor(Math.log(size) / Math.log(1000)), units.length - 1)
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(size / 1000 ** step)
}
