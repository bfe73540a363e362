import { currencyDigits } from '../../schemas/fields/currencies.ts'
import type { ReaderContext } from '../../schemas/fields/field-type.ts'
import { shownDay, shownMoment } from '../../schemas/fields/showing/dates.ts'
import { shownMoney, shownNumber, shownPercent } from '../../schemas/fields/showing/numbers.ts'
import { shownPhone } from '../../schemas/fields/showing/phones.ts'
import { clockIn, dateIn } from '../../schemas/rules/zones.ts'
import { relativeTime } from './relative-time.ts'
import { shortMoney, shortNumber } from './short-numbers.ts'

/** A decimal as it stands on the wire, or a small whole number. */
export type Decimal = string | number

/** Values as text for one reader, for all that is not a field: fields are written by their type's own `format`. */
export interface Format {
  /** With as many decimals as given, or with `decimals` of them. */
  number(value: Decimal, decimals?: number): string
  /** 1.5M · 1,5 triệu · 150万 */
  shortNumber(value: Decimal): string
  /** `20` -> 20%: the wire holds per cents, not shares. */
  percent(value: Decimal): string
  money(value: Decimal, currency?: string): string
  shortMoney(value: Decimal, currency?: string): string
  /** A calendar day `2026-11-21`; no zone is involved. */
  date(day: string): string
  /** The day that a moment is on where the reader is. */
  day(moment: string): string
  dateTime(moment: string): string
  /** A stored phone number as its country writes it. */
  phone(stored: string): string
  time(moment: string): string
  /** "2 min ago"; show `dateTime` on hover. */
  relative(moment: string, now?: Date): string
  list(parts: readonly string[]): string
  bytes(size: number): string
  compare(a: string, b: string): number
}

export function createFormat(reader: ReaderContext): Format {
  const { language, readerZone } = reader
  const collator = new Intl.Collator(language, { numeric: true })
  const list = new Intl.ListFormat(language, { type: 'conjunction', style: 'long' })
  return {
    number: (value, decimals = decimalsOf(value)) => shownNumber(value, decimals, language),
    shortNumber: (value) => shortNumber(value, language),
    percent: (value) => shownPercent(String(value), decimalsOf(value), language),
    money: (value, currency = reader.currency) =>
      shownMoney(String(value), { currency, decimals: currencyDigits(currency) }, language),
    shortMoney: (value, currency = reader.currency) => shortMoney(value, currency, language),
    date: (day) => shownDay(day, language),
    day: (moment) => shownDay(dateIn(readerZone, moment) ?? moment, language),
    dateTime: (moment) => shownMoment(moment, readerZone, language),
    phone: (stored) => shownPhone(stored, reader.country, language),
    time: (moment) => clockIn(readerZone, moment).slice(0, 5),
    relative: (moment, now = new Date()) => relativeTime(moment, now, language),
    list: (parts) => list.format(parts),
    bytes: (size) => shownBytes(size, language),
    compare: (a, b) => collator.compare(a, b),
  }
}

const decimalsOf = (value: Decimal): number => String(value).split('.')[1]?.length ?? 0

function shownBytes(size: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const step = size < 1 ? 0 : Math.min(Math.floor(Math.log(size) / Math.log(1000)), units.length - 1)
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(size / 1000 ** step)
}
