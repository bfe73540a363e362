import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import type { OperatorName } from '../../../schemas/rules/operators/index.ts'

/** One line of the filter builder: a field, what is asked of it, and what it is compared with. */
export interface Condition {
  readonly path: string
  readonly operator: OperatorName
  readonly value: FieldValue
}

/** What the filter builder edits: all of the conditions, or any one of them. */
export interface Filter {
  readonly match: 'all' | 'any'
  readonly conditions: readonly Condition[]
}

export const emptyFilter: Filter = { match: 'all', conditions: [] }

/** Operators that compare with one value; the others stand alone. Lists of values are left to the JSON of a view. */
const comparing: ReadonlySet<OperatorName> = new Set(['==', '!=', '<', '<=', '>', '>=', 'contains', 'starts_with', 'ends_with', 'includes'])

export const needsValue = (operator: OperatorName): boolean => comparing.has(operator)

/** The field whose input gives the value of a condition: for what is asked of one of several values, a field of one of them. */
export const comparedField = (field: FieldDefinition, operator: OperatorName): FieldDefinition =>
  (operator === 'includes' ? fieldTypeOf(field).element?.(field) : undefined) ?? field

/** What the builder offers to ask of a field. */
export const operatorsOf = (field: FieldDefinition): readonly OperatorName[] =>
  fieldTypeOf(field).operators.filter((operator) => comparing.has(operator) || operator === 'is_blank')

const ignoringCase: ReadonlySet<OperatorName> = new Set(['contains', 'starts_with', 'ends_with'])

/** The filter in the rule language; undefined when it asks nothing. Lines that are not finished ask nothing. */
export function ruleOfFilter({ match, conditions }: Filter): unknown {
  const rules = conditions.filter(isFinished).map(ruleOfCondition)
  if (rules.length === 0) return undefined
  return { [match === 'all' ? 'and' : 'or']: rules }
}

const isFinished = ({ operator, value }: Condition): boolean => !needsValue(operator) || (value !== null && value !== '')

function ruleOfCondition({ path, operator, value }: Condition): unknown {
  const subject = { var: path }
  if (!needsValue(operator)) return { [operator]: [subject] }
  return { [operator]: ignoringCase.has(operator) ? [subject, value, true] : [subject, value] }
}

/** Reads a filter back from the address; anything that the builder did not write is no filter. */
export function filterOfText(text: string | null): Filter {
  if (text === null) return emptyFilter
  try {
    const read = JSON.parse(text) as Partial<Filter> | null
    if (!read || !Array.isArray(read.conditions)) return emptyFilter
    return { match: read.match === 'any' ? 'any' : 'all', conditions: read.conditions.filter(isCondition) }
  } catch {
    return emptyFilter
  }
}

const isCondition = (each: unknown): each is Condition =>
  typeof each === 'object' && each !== null && 'path' in each && typeof each.path === 'string' && 'operator' in each && typeof each.operator === 'string' && 'value' in each
