import type { Issue } from '../../issue.ts'
import { type DateParts, dateOfParts } from '../../rules/dates.ts'
import { plainWriting } from '../text-value.ts'
import type { DateOrder, ReadingHints } from './hints.ts'
import { monthOf } from './months.ts'

/** A day that text was read as, or why it was not. */
type ReadDay = { readonly value: string } | { readonly issue: Omit<Issue, 'path'> }

/**
 * Reads `2026-11-21`, `21/11/2026`, `11/21/2026`, `21 Nov 2026`, `21 tháng 11 năm 2026`, `2026年11月21日`.
 * Where day and month could change places it says `ambiguous-date`, unless the order is known. A time of midnight is let go.
 */
export function readDay(text: string, hints: ReadingHints = {}): ReadDay {
  if (text.length > 60) return notADate
  const plain = plainWriting(text)
  const day = plain.replace(/[T ]00?:00(:00(\.0+)?)?$/, '')
  const parts = yearFirst(day) ?? inWords(day) ?? inFigures(day, hints.dateOrder)
  if (parts === undefined) return /\d[T ]\d{1,2}:\d\d/.test(plain) ? { issue: { code: 'has-time' } } : notADate
  if (parts === 'ambiguous') return { issue: { code: 'ambiguous-date', params: { text } } }
  const value = dateOfParts(parts)
  return value === null ? notADate : { value }
}

const notADate: ReadDay = { issue: { code: 'not-a-date' } }

function yearFirst(text: string): DateParts | undefined {
  const match =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text)?.toSpliced(2, 1) ??
    /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?$/.exec(text) ??
    /^((?:19|20|21)\d\d)(\d\d)(\d\d)$/.exec(text)
  return match ? partsOf(match[1], match[2], match[3]) : undefined
}

function inWords(text: string): DateParts | undefined {
  const vietnamese = /^(?:ngày )?(\d{1,2}) ?(?:tháng|thg|th)\.? ?(\d{1,2}),? ?(?:năm )?(\d{4})$/iu.exec(text)
  if (vietnamese) return partsOf(vietnamese[3], vietnamese[2], vietnamese[1])
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})$/i.exec(text)
  if (dayFirst) return named(dayFirst[3], dayFirst[2], dayFirst[1])
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i.exec(text)
  return monthFirst ? named(monthFirst[3], monthFirst[1], monthFirst[2]) : undefined
}

function named(year = '', month = '', day = ''): DateParts | undefined {
  const number = monthOf(month)
  return number === undefined ? undefined : { year: Number(year), month: number, day: Number(day) }
}

/** Day and month in either order before the year; with two digits of the year only a known order leaves no doubt. */
function inFigures(text: string, order: DateOrder | undefined): DateParts | 'ambiguous' | undefined {
  const match = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text)
  if (!match) return undefined
  const [, first, , second, third = ''] = match
  if (third.length === 2) return order ? shortYear([first, second, third], order) : 'ambiguous'
  if (first === second || order === 'dmy') return partsOf(third, second, first)
  if (order === 'mdy') return partsOf(third, first, second)
  if (Number(first) > 12) return partsOf(third, second, first)
  return Number(second) > 12 ? partsOf(third, first, second) : 'ambiguous'
}

function shortYear([first, second, third]: readonly (string | undefined)[], order: DateOrder): DateParts {
  if (order === 'ymd') return partsOf(fullYear(first), second, third)
  return order === 'dmy' ? partsOf(fullYear(third), second, first) : partsOf(fullYear(third), first, second)
}

/** 69 to 99 belong to the last century, as POSIX reads them. */
const fullYear = (year = ''): string => (Number(year) < 69 ? `20${year}` : `19${year}`)

const partsOf = (year = '', month = '', day = ''): DateParts => ({ year: Number(year), month: Number(month), day: Number(day) })
