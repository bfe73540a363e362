import type { Issue } from '../../issue.ts'
import { parseDecimal } from '../../rules/decimal.ts'
import type { DecimalMark } from './hints.ts'

/** A number that text was read as, canonical; or why it was not. */
export type ReadNumber = { readonly value: string } | { readonly issue: Omit<Issue, 'path'> }

export interface NumberHints {
  readonly decimalMark?: DecimalMark
  /** The field holds whole numbers, so a single mark before three digits groups them. */
  readonly whole?: boolean
}

export const notANumber: ReadNumber = { issue: { code: 'not-a-number' } }

/** Reads digits with grouping and decimal marks, and says `ambiguous-number` where a mark may be either. */
export function readGrouped(text: string, hints: NumberHints): ReadNumber {
  const mark = decimalMarkIn(text, hints)
  if (mark === 'ambiguous') return { issue: { code: 'ambiguous-number', params: { text } } }
  const at = mark === undefined ? text.length : text.lastIndexOf(mark)
  const whole = text.slice(0, at)
  const fraction = text.slice(at + 1)
  const wellGrouped = /^(\d+|\d{1,3}([.,' ])\d{3}(?:\2\d{3})*)$/.test(whole) || (whole === '' && fraction !== '')
  if (!wellGrouped || (mark !== undefined && (whole.includes(mark) || !/^\d+$/.test(fraction)))) return notANumber
  const value = parseDecimal(`${whole.replace(/\D/g, '')}.${fraction}`)
  return value === undefined ? notANumber : { value }
}

/** The mark that the decimals follow in this text; undefined when it has none. */
export function decimalMarkIn(text: string, { decimalMark, whole = false }: NumberHints): DecimalMark | 'ambiguous' | undefined {
  const commas = count(text, ',')
  const dots = count(text, '.')
  if (commas > 0 && dots > 0) return text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.'
  if (commas + dots !== 1) return undefined
  const mark = commas === 1 ? ',' : '.'
  if (!looksGrouped(text, mark)) return mark
  if (decimalMark !== undefined) return decimalMark === mark ? mark : undefined
  return whole ? undefined : 'ambiguous'
}

/** One to three digits, the mark, three digits: `1.234` may be grouped, `0.234` and `1 000.234` may not. */
const looksGrouped = (text: string, mark: DecimalMark): boolean => {
  const [before = '', after = ''] = text.split(mark)
  return /^[1-9]\d{0,2}$/.test(before) && /^\d{3}$/.test(after)
}

const count = (text: string, mark: string): number => text.split(mark).length - 1
