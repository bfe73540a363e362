import { isDate } from './dates.ts'
import { decimalOfNumber, parseDecimal } from './decimal.ts'
import { wireClock, wireMoment } from './moments.ts'
import { asInteger } from './numbers.ts'
import type { RuleType, TypeName } from './rule-type.ts'
import { composed, isStorableText } from './text.ts'
import type { RuleValue } from './values.ts'

/**
 * Reads a fixed value as a value of the type, in the form of the wire: `"2026-11-21"` as a date, `"20"` as a decimal.
 * `null` and blank text are blank in every type; undefined when the value cannot be read so.
 */
export function readLiteral(json: unknown, type: RuleType): RuleValue | undefined {
  if (json === null || json === '') return null
  return readers[type.type](json, type)
}

/** The type that a fixed value has by itself; undefined for a blank, which fits every type. */
export function typeOfLiteral(json: unknown): RuleType | undefined {
  switch (typeof json) {
    case 'string':
      return json === '' ? undefined : { type: 'text' }
    case 'number':
      return { type: Number.isSafeInteger(json) ? 'integer' : 'decimal' }
    case 'boolean':
      return { type: 'boolean' }
    default:
      return isDecimalForm(json) ? { type: 'decimal' } : undefined
  }
}

/** Whether JSON stands for a fixed value and not for an operation or a list. */
export const isScalar = (json: unknown): boolean => typeof json !== 'object' || json === null || isDecimalForm(json)

/** A number that JSON may not carry as it was written: more than 15 digits count, and it is no safe integer. */
export const isImprecise = (number: number): boolean =>
  !Number.isSafeInteger(number) && String(number).replace(/e.*$|\D/g, '').replace(/^0+|0+$/g, '').length > 15

type Reader = (json: unknown, type: RuleType) => RuleValue | undefined

const readers: Readonly<Record<TypeName, Reader>> = {
  text: readText,
  decimal: readDecimal,
  integer: (json) => {
    const decimal = readDecimal(json)
    return decimal === undefined ? undefined : asWhole(decimal)
  },
  boolean: (json) => (typeof json === 'boolean' ? json : undefined),
  date: (json) => (typeof json === 'string' && isDate(json) ? json : undefined),
  datetime: wireMoment,
  time: wireClock,
  // Whole addresses are asked about, never written.
  address: () => undefined,
  duration: (json) => (typeof json === 'number' && Number.isSafeInteger(json) ? json : undefined),
  option: (json, type) => {
    const text = readText(json)
    return type.type === 'option' && text !== undefined && type.values.includes(text) ? text : undefined
  },
  options: (json, type) => {
    if (type.type !== 'options' || !Array.isArray(json)) return undefined
    if (!json.every((each) => type.values.includes(each))) return undefined
    return blankIfEmpty(type.values.filter((value) => json.includes(value)))
  },
  record: (json) => (typeof json === 'string' && uuidPattern.test(json) ? json.toLowerCase() : undefined),
  // No value that could be written stands for files.
  files: () => undefined,
  list: (json, type) => {
    if (type.type !== 'list' || !Array.isArray(json)) return undefined
    const items = json.map((each) => readLiteral(each, type.of))
    return items.every((item) => item !== undefined) ? blankIfEmpty(items) : undefined
  },
}

const blankIfEmpty = (items: readonly RuleValue[]): RuleValue => (items.length === 0 ? null : items)

function readText(json: unknown): string | undefined {
  return typeof json === 'string' && isStorableText(json) ? composed(json) : undefined
}

function readDecimal(json: unknown): string | undefined {
  if (typeof json === 'number') return decimalOfNumber(json)
  if (typeof json === 'string') return parseDecimal(json)
  return isDecimalForm(json) ? parseDecimal(json.decimal) : undefined
}

/** `{"decimal": "12345678901234567890.12"}`: a number with more digits than JSON numbers carry. */
function isDecimalForm(json: unknown): json is { readonly decimal: string } {
  if (typeof json !== 'object' || json === null || !Object.hasOwn(json, 'decimal')) return false
  return 'decimal' in json && typeof json.decimal === 'string'
}

const asWhole = (decimal: string): number | undefined => (decimal.includes('.') ? undefined : asInteger(decimal))

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
