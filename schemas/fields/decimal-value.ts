import { Type } from 'typebox'
import type { Issue } from '../issue.ts'
import { compareDecimals, decimalScale, formatDecimal, parseDecimal } from '../rules/decimal.ts'
import type { FieldHeader, FieldType, FieldValue, ParsedValue } from './field-type.ts'
import { orderOperators } from './filters.ts'
import { decimalPattern } from './patterns.ts'
import type { ReadNumber } from './reading/grouped-number.ts'

/** Decimals of a field are exact text from request to column; this many digits are the most that one may have. */
export const maxFieldDigits = 38

/** Most digits that a field may keep after the point. */
export const maxFieldScale = 12

/** JSON Schema of a decimal on the wire, whatever its field's decimals and bounds. */
export const DecimalText = Type.String({ pattern: decimalPattern, maxLength: 60 })

/** What all types have in common whose values are exact numbers that people write. */
export const heldAsDecimal = {
  value: () => DecimalText,
  column: () => ({ kind: 'numeric' }),
  filledBy: 'people',
  initial: (field: FieldHeader & { readonly default?: string }) => field.default,
  ruleType: () => ({ type: 'decimal' }),
  operators: orderOperators,
  sortable: true,
  searchable: false,
} satisfies Partial<FieldType>

export interface DecimalLimits {
  readonly scale: number
  readonly min?: string | undefined
  readonly max?: string | undefined
}

/** The decimal with exactly `scale` decimals, `"5"` as `"5.00"`. What would have to be rounded is left, and refused later. */
export function tidyDecimal(value: FieldValue, scale: number): FieldValue {
  if (typeof value !== 'string' || isTidy(value, scale)) return value
  if (value.trim() === '') return null
  const decimal = plainDecimal.test(value) ? parseDecimal(value) : undefined
  if (decimal === undefined) return value
  return decimalScale(decimal) > scale ? decimal : formatDecimal(decimal, scale)
}

const plainDecimal = new RegExp(decimalPattern)

/** Most values already stand as they are stored; reckoning with them would cost ten times as much as looking at them. */
const isTidy = (text: string, scale: number): boolean => tidy.test(text) && decimalsOf(text) === scale

const tidy = /^(0|-?[1-9]\d{0,30})(\.\d+)?$/

const decimalsOf = (text: string): number => {
  const point = text.indexOf('.')
  return point < 0 ? 0 : text.length - point - 1
}

/** Judges a decimal that {@link tidyDecimal} has seen and that is one. */
export function refuseDecimal(value: FieldValue, { scale, min, max }: DecimalLimits): Omit<Issue, 'path'> | undefined {
  const decimal = String(value)
  if (decimalsOf(decimal) > scale) return { code: 'too-many-decimals', params: { scale } }
  if (digitsOf(decimal) > maxFieldDigits) return { code: 'too-many-digits', params: { digits: maxFieldDigits } }
  const below = min !== undefined && compareDecimals(decimal, min) < 0
  const above = max !== undefined && compareDecimals(decimal, max) > 0
  return below || above ? { code: 'out-of-range', params: { ...(min !== undefined && { min }), ...(max !== undefined && { max }) } } : undefined
}

/** A number that was read from writing, with the field's decimals. */
export const tidyRead = (read: ReadNumber, scale: number): ParsedValue => ('issue' in read ? read : { value: tidyDecimal(read.value, scale) })

/** What the column holds, with the field's decimals; a value that was stored with more of them shows all it has. */
export function decodeDecimal(stored: unknown, scale: number): string {
  const text = String(stored)
  const decimals = decimalsOf(text)
  return decimals === scale ? text : formatDecimal(text, Math.max(scale, decimals))
}

/** A range in which no value lies; `at` says which bound to mend. */
export function emptyRange(min: string | undefined, max: string | undefined, code: string): Issue[] {
  if (min === undefined || max === undefined || compareDecimals(min, max) <= 0) return []
  return [{ code, path: '/max', params: { min, max } }]
}

/** The scale that a field needs for all of these texts, where the usual one would refuse some. */
export function neededScale(samples: readonly string[], { usual, read }: { usual: number; read: (text: string) => ReadNumber }): { scale?: number } {
  const scales = samples.map(read).map((number) => ('value' in number ? decimalScale(number.value) : 0))
  const most = scales.reduce((a, b) => Math.max(a, b), usual)
  return most > usual ? { scale: Math.min(most, maxFieldScale) } : {}
}

const digitsOf = (decimal: string): number => decimal.length - (decimal.startsWith('-') ? 1 : 0) - (decimal.includes('.') ? 1 : 0)
