import type { Label } from '../label.ts'

/** The static type of an expression. Every node of a rule has one; a condition must be boolean. */
export type RuleType =
  | { readonly type: PlainTypeName }
  /** One of the values of a picklist; `labels` are theirs, in the same order. */
  | { readonly type: 'option'; readonly values: readonly string[]; readonly labels?: readonly Label[] }
  /** Several values of a picklist, in the order of its options; tags, which have no options, are a list of texts. */
  | { readonly type: 'options'; readonly values: readonly string[] }
  /** A link to a record of the object, held as its id; people are records of `user`. */
  | { readonly type: 'record'; readonly object: string }
  | { readonly type: 'list'; readonly of: RuleType }
  /** Files of the record: rules ask whether there are any, and whether a save changes them. */
  | { readonly type: 'files' }

type PlainTypeName = 'text' | 'decimal' | 'integer' | 'boolean' | 'date' | 'datetime' | 'time' | 'duration' | 'address'

export type TypeName = RuleType['type']

/** The type of this name, where nothing needs to be said beside the name. */
export const plainType = (name: TypeName | undefined): RuleType | undefined =>
  !name || name === 'option' || name === 'options' || name === 'record' || name === 'list' || name === 'files' ? undefined : { type: name }

/** Whether values of both types count as numbers: they mix freely in arithmetic and comparisons. */
export const isNumber = (type: RuleType): boolean => type.type === 'integer' || type.type === 'decimal'

/** Whether values of the type are single texts, to Postgres too. */
export const isTextual = (type: RuleType): boolean => type.type === 'text' || type.type === 'option'

/** Whether values of the type lie on a day: days themselves, and moments. */
export const liesOnDay = (type: RuleType): boolean => type.type === 'date' || type.type === 'datetime'

/** The narrowest type that holds values of both; undefined when none does. */
export function commonType(a: RuleType, b: RuleType): RuleType | undefined {
  if (sameType(a, b)) return a
  if (isNumber(a) && isNumber(b)) return { type: 'decimal' }
  if (isTextual(a) && isTextual(b)) return { type: 'text' }
  if (a.type === 'options' && b.type === 'list') return isTextual(b.of) ? b : undefined
  if (a.type === 'list' && b.type === 'options') return isTextual(a.of) ? a : undefined
  if (a.type === 'options' && b.type === 'options') return { type: 'list', of: { type: 'text' } }
  if (a.type === 'list' && b.type === 'list') {
    const of = commonType(a.of, b.of)
    return of && { type: 'list', of }
  }
  return undefined
}

/** Whether a value of type `from` may stand where `to` is expected. */
export function isAssignable(from: RuleType, to: RuleType): boolean {
  const common = commonType(from, to)
  return common !== undefined && sameType(common, to)
}

/** What a list holds. A text holds texts, for `in` asks both of a list and of a text. */
export function elementOf(type: RuleType): RuleType | undefined {
  if (type.type === 'list') return type.of
  if (type.type === 'options') return { type: 'option', values: type.values }
  return isTextual(type) ? { type: 'text' } : undefined
}

/** The type as issues name it: `decimal`, `record:account`. */
export const describeType = (type: RuleType): string => (type.type === 'record' ? `record:${type.object}` : type.type)

function sameType(a: RuleType, b: RuleType): boolean {
  if (a.type === 'option' || a.type === 'options') return a.type === b.type && sameValues(a.values, b.values)
  if (a.type === 'record') return b.type === 'record' && a.object === b.object
  if (a.type === 'list') return b.type === 'list' && sameType(a.of, b.of)
  return a.type === b.type
}

const sameValues = (a: readonly string[], b: readonly string[]): boolean =>
  a === b || (a.length === b.length && a.every((value, index) => value === b[index]))
