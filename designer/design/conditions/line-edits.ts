import { askedAs, type FieldDefinition, fieldTypeOf, ruleTypeOf } from '../../../schemas/fields/field.ts'
import type { Language } from '../../../schemas/label.ts'
import { type OperatorName, operators } from '../../../schemas/rules/operators/index.ts'
import type { Wording } from '../../../schemas/rules/operators/operator.ts'
import { liesOnDay, type TypeName } from '../../../schemas/rules/rule-type.ts'
import { caseFlagOf, type ConditionLine, isLineOperator, type Operand } from './condition-tree.ts'

/** What can be asked of a field: an operator, or its contrary. */
export interface Question {
  readonly operator: OperatorName
  readonly isNegated: boolean
}

/** The questions that the field's type knows, and the one that is asked even if it is none of them. */
export function questionsOf(field: FieldDefinition | undefined, asked: Question): readonly Question[] {
  const known = (field ? fieldTypeOf(askedAs(field)).operators : []).filter(isLineOperator).flatMap((operator): Question[] => {
    const hasContrary = operators[operator].wording.negated !== undefined
    return [{ operator, isNegated: false }, ...(hasContrary ? [{ operator, isNegated: true }] : [])]
  })
  return known.some((each) => keyOf(each) === keyOf(asked)) ? known : [...known, { operator: asked.operator, isNegated: asked.isNegated }]
}

export const keyOf = ({ operator, isNegated }: Question): string => (isNegated ? `not ${operator}` : operator)

/** `is none of`; of dates `is before` and not `is less than`. */
export function labelOf({ operator, isNegated }: Question, language: Language, type: TypeName | undefined): string {
  const { wording, wordingFor, wordedBy = 0 } = operators[operator]
  const worded: Wording = (wordedBy === 0 && type && wordingFor?.[type]) || wording
  return ((isNegated && worded.negated) || worded).label[language]
}

/** A line that asks for its field. */
export const newLine: ConditionLine = { kind: 'line', path: '', operator: '==', isNegated: false, operand: { kind: 'value', value: null } }

/** The line about another field: it asks the same where that makes sense, of another value. */
export function withPath(line: ConditionLine, path: string, field: FieldDefinition | undefined): ConditionLine {
  const [first = line] = field ? questionsOf(field, line) : []
  const isAsked = field !== undefined && fieldTypeOf(askedAs(field)).operators.includes(line.operator)
  return withQuestion({ ...line, path, operand: { kind: 'nothing' } }, isAsked ? line : first)
}

/** The line with another question; what was compared with stays where it can. */
export function withQuestion({ path, operand }: ConditionLine, { operator, isNegated }: Question): ConditionLine {
  const hasCase = caseFlagOf(operator) >= 0
  return { kind: 'line', path, operator, isNegated, operand: operandFor(operator, operand), ...(hasCase && { ignoresCase: true }) }
}

function operandFor(operator: OperatorName, before: Operand): Operand {
  if (operators[operator].parameters.length === 1) return { kind: 'nothing' }
  if (operator === 'in') return { kind: 'values', values: before.kind === 'values' ? before.values : before.kind === 'value' && before.value !== null ? [before.value] : [] }
  if (before.kind === 'values') return { kind: 'value', value: before.values[0] ?? null }
  return before.kind === 'nothing' ? { kind: 'value', value: null } : before
}

/** The kinds of thing that a line may compare its field with. */
export function operandKindsOf(line: ConditionLine, field: FieldDefinition): readonly Operand['kind'][] {
  if (line.operand.kind === 'nothing' || line.operand.kind === 'values') return [line.operand.kind]
  const type = ruleTypeOf(field)
  const isMoment = liesOnDay(type)
  const isPerson = type.type === 'record' && type.object === 'user'
  return ['value', 'field', ...(isMoment ? (['relative'] as const) : []), ...(isPerson ? (['me'] as const) : [])]
}

/** What a kind of comparison begins with. */
export function operandOf(kind: Operand['kind'], field: FieldDefinition): Operand {
  switch (kind) {
    case 'field':
      return { kind, path: '' }
    case 'relative':
      return { kind, from: ruleTypeOf(field).type === 'datetime' ? 'now' : 'today', days: 0 }
    case 'values':
      return { kind, values: [] }
    case 'value':
      return { kind, value: null }
    case 'me':
    case 'nothing':
      return { kind }
  }
}
