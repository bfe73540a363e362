import { sameValue } from '../../schemas/fields/same-value.ts'
import { isTexts } from '../../schemas/fields/several.ts'
import type { FieldValue } from '../../schemas/fields/field-type.ts'
import type { Issue } from '../../schemas/issue.ts'
import type { FieldPlan } from '../compile/plan.ts'
import type { Gate } from './gate.ts'

/** A record before and after a write; a new one held nothing before. */
interface Choosing {
  readonly before: (field: FieldPlan) => FieldValue
  readonly after: (field: FieldPlan) => FieldValue
}

/**
 * Options that a write chooses newly though they are retired, or are not offered beside the record's other values. What a
 * record held before it keeps, unless the value changes that its options depend on.
 */
export function choiceIssues(gate: Gate, { before, after }: Choosing): readonly Issue[] {
  const { narrowed, byName } = gate.object
  const valueOf = (name: string): FieldValue => {
    const field = byName.get(name)
    return field ? after(field) : null
  }
  return narrowed.flatMap(({ field, by, offered }) => {
    const turned = by !== undefined && !sameValue(before(by), after(by))
    const kept = turned ? [] : valuesIn(before(field))
    const added = valuesIn(after(field)).filter((value) => !kept.includes(value))
    if (added.length === 0) return []
    const choices = offered(valueOf)
    const refused = added.find((value) => !choices.has(value))
    return refused === undefined ? [] : [gate.issueAt(field, 'option-not-offered', { option: labelOf(field, refused) })]
  })
}

const valuesIn = (value: FieldValue): readonly string[] => (isTexts(value) ? value : value === null ? [] : [String(value)])

const labelOf = ({ type, definition }: FieldPlan, value: string) => type.options?.(definition).find((option) => option.value === value)?.label ?? value
