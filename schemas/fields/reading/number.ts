import { addDecimals, multiplyDecimals, parseDecimal } from '../../rules/decimal.ts'
import { plainWriting } from '../text-value.ts'
import { notANumber, type NumberHints, readGrouped, type ReadNumber } from './grouped-number.ts'
import { magnitudeOf } from './magnitudes.ts'

/**
 * Reads `1.234,56`, `1,234.56`, `1 234`, `(5)`, `１２`, `1tr5`, `500k`, `2 tỷ`, `3万`, `1亿2000万`.
 * Refuses what could be two numbers (`1.234` where decimals may be) and what a spreadsheet has rounded (`4.4E+17`).
 */
export function readNumber(text: string, hints: NumberHints = {}): ReadNumber {
  if (text.length > longest) return notANumber
  if (undoubted.test(text)) return readGrouped(text, hints)
  const { negative, rest } = splitSign(plainWriting(text))
  const read = readScientific(rest) ?? readWithMagnitudes(rest, hints) ?? readGrouped(rest, hints)
  if ('issue' in read || !negative) return read
  return { value: multiplyDecimals(read.value, '-1') }
}

const longest = 200

/** Figures as most files have them: no grouping, and not the three decimals that grouping looks like. */
const undoubted = /^\d+([.,](\d{1,2}|\d{4,}))?$/

/** Accountants write a negative number in brackets, some programs put the minus last. */
function splitSign(text: string): { negative: boolean; rest: string } {
  const bracketed = /^\((.+)\)$/.exec(text)
  if (bracketed) return { negative: true, rest: bracketed[1]?.trim() ?? '' }
  const match = /^([-+−–]?) ?(.*?) ?([-−]?)$/.exec(text)
  const [, first = '', rest = '', last = ''] = match ?? []
  if (first !== '' && last !== '') return { negative: false, rest: text }
  return { negative: first === '+' ? false : first + last !== '', rest }
}

/** `1E-7` is exact; `4.40301E+17` is what is left of a long number after a spreadsheet rounded it. */
function readScientific(text: string): ReadNumber | undefined {
  const match = /^\d+(?:[.,]\d+)?e([+-]?)\d+$/i.exec(text)
  if (!match) return undefined
  if (match[1] !== '-') return { issue: { code: 'rounded-number' } }
  const value = parseDecimal(text.replace(',', '.'))
  return value === undefined ? notANumber : { value }
}

/** One part of a number in words of size: `2 tỷ`, or the `5` of `1tr5`. */
interface Part {
  readonly digits: string
  readonly power: number | undefined
}

function readWithMagnitudes(text: string, hints: NumberHints): ReadNumber | undefined {
  const parts = partsOf(text)
  if (!parts?.some(({ power }) => power !== undefined)) return undefined
  // `1.500tr` may be 1.5 or 1,500 million even where the amounts themselves are whole.
  const sizedHints = { ...hints, whole: false }
  return colloquial(parts, sizedHints) ?? sumOf(parts, sizedHints)
}

/** The number cut into digits and words of size; undefined when some word is none. */
function partsOf(text: string): Part[] | undefined {
  const cut = [...text.matchAll(/(\d[\d.,' ]*\d|\d)\s*([^\d.,']*)/gu)]
  if (cut.map(([whole]) => whole).join('') !== text) return undefined
  const parts = cut.map(([, digits = '', word = '']) => ({ digits, word: word.trim() }))
  if (parts.some(({ word }) => word !== '' && magnitudeOf(word) === undefined)) return undefined
  return parts.map(({ digits, word }) => ({ digits, power: word === '' ? undefined : magnitudeOf(word) }))
}

/** `1tr5` is one and a half million, `2 tỷ 35` is 2.35 billion: digits after the word are its decimals. */
function colloquial(parts: readonly Part[], hints: NumberHints): ReadNumber | undefined {
  const [first, last, ...others] = parts
  if (!first || !last || others.length > 0 || first.power === undefined || last.power !== undefined) return undefined
  if (!/^\d{1,3}$/.test(last.digits)) return notANumber
  const whole = readGrouped(first.digits, hints)
  if ('issue' in whole) return whole
  return whole.value.includes('.') ? notANumber : sized(`${whole.value}.${last.digits}`, first.power)
}

/** `1亿2000万`, `2 tỷ 500 triệu`: every part smaller than the one before. */
function sumOf(parts: readonly Part[], hints: NumberHints): ReadNumber {
  let total = '0'
  let above = Number.POSITIVE_INFINITY
  for (const { digits, power = 0 } of parts) {
    const read = readGrouped(digits, hints)
    const part = 'issue' in read ? read : sized(read.value, power)
    if ('issue' in part) return part
    if (power >= above) return notANumber
    total = addDecimals(total, part.value)
    above = power
  }
  return { value: total }
}

function sized(value: string, power: number): ReadNumber {
  const read = parseDecimal(`${value}e${power}`)
  return read === undefined ? notANumber : { value: read }
}
