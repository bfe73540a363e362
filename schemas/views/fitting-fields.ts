import { type FieldDefinition, fieldTypeOf, ruleTypeOf } from '../fields/field.ts'
import { isNumber, liesOnDay } from '../rules/rule-type.ts'

/** Whether a board can have a column for each value of the field: one of its options, given by people. */
export const canBeBoard = (field: FieldDefinition): boolean =>
  ruleTypeOf(field).type === 'option' && fieldTypeOf(field).filledBy === 'people'

/** Whether a calendar can place records by the field. */
export const canBeCalendar = (field: FieldDefinition): boolean => liesOnDay(ruleTypeOf(field))

/** Whether the columns of a board can add the field up. */
export const canBeSum = (field: FieldDefinition): boolean => isNumber(ruleTypeOf(field))
