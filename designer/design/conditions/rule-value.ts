import { isFiles } from '../../../schemas/files/file-value.ts'
import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import type { Json } from '../../../schemas/pointer.ts'
import { storedNumber } from '../../../schemas/rules/formula/numbers.ts'
import { readLiteral } from '../../../schemas/rules/literal.ts'
import type { RuleType } from '../../../schemas/rules/rule-type.ts'

/** A fixed value of a rule as inputs of a field hold it. What is no value of the type is shown as it stands. */
export function fieldValueOf(json: Json, type: RuleType): FieldValue {
  if (json === null) return null
  const read = readLiteral(json, type)
  if (typeof read === 'string' || typeof read === 'number' || typeof read === 'boolean' || read === null) return read
  return typeof json === 'object' ? JSON.stringify(json) : json
}

/** A value of a field as a rule writes it: numbers as numbers, so that the formula shows them without quotes. */
export function ruleValueOf(value: FieldValue, { type }: RuleType): Json {
  // No rule compares files, so none is ever written into one.
  if (isFiles(value)) return null
  if (Array.isArray(value)) return [...value]
  // Lists are gone: `Array.isArray` does not narrow lists that are only read.
  const isNumber = type === 'decimal' || type === 'integer' || type === 'duration'
  return isNumber && typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? storedNumber(shortest(value)) : (value as Exclude<FieldValue, readonly unknown[]>)
}

/** Without zeros that say nothing: the field's scale is no matter of the rule. */
const shortest = (decimal: string): string => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal)
