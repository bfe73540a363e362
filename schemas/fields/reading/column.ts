import { plainWriting } from '../text-value.ts'
import { decimalMarkIn } from './grouped-number.ts'
import type { DateOrder, DecimalMark, ReadingHints } from './hints.ts'

/** How well a reader fits a column: its share of the samples by `weight`; a column that mostly fails does not fit at all. */
export function fitOf(samples: readonly string[], reads: (text: string) => boolean, weight: number): number {
  if (samples.length === 0) return 0
  const share = samples.filter((text) => reads(text)).length / samples.length
  return share < 0.8 ? 0 : share * weight
}

/**
 * What the clear texts of a column say about its doubtful ones: `21/11/2026` tells the order of `11/12/2026`.
 * A column that speaks with two tongues gives no hint.
 */
export function columnHints(samples: readonly string[]): ReadingHints {
  const dateOrder = onlyOne(samples.map(dateOrderIn))
  const decimalMark = onlyOne(samples.map(markIn))
  return { ...(dateOrder && { dateOrder }), ...(decimalMark && { decimalMark }) }
}

function dateOrderIn(text: string): DateOrder | undefined {
  const [, first, second] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ]\d{4}(?!\d)/.exec(plainWriting(text)) ?? []
  if (Number(first) > 12) return 'dmy'
  return Number(second) > 12 ? 'mdy' : undefined
}

/** The decimal mark of an amount, or the mark that is left where the other one groups digits. */
function markIn(text: string): DecimalMark | undefined {
  const figures = /\d[\d.,' ]*/.exec(plainWriting(text))?.[0].trimEnd() ?? ''
  const mark = decimalMarkIn(figures, {})
  if (mark === ',' || mark === '.') return mark
  if (/^\d{1,3}(\.\d{3}){2,}$/.test(figures)) return ','
  return /^\d{1,3}(,\d{3}){2,}$/.test(figures) ? '.' : undefined
}

function onlyOne<Value>(found: readonly (Value | undefined)[]): Value | undefined {
  const different = new Set(found.filter((value) => value !== undefined))
  return different.size === 1 ? [...different][0] : undefined
}
