import { type FieldDefinition, fieldTypeOf } from '../fields/field.ts'

/** Whether a board can have a column for each value of the field: one of its options, given by people. */
export const canBeBoard = (field: FieldDefinition): boolean =>
  fieldTypeOf(field).ruleType(field).type === 'option' && fieldTypeOf(field).filledBy === 'people'

/** Whether a calendar can place records by the field. */
export const canBeCalendar = (field: FieldDefinition): boolean => ['date', 'datetime'].includes(fieldTypeOf(field).ruleType(field).type)

/** Whether the columns of a board can add the field up. */
export const canBeSum = (field: FieldDefinition): boolean => ['decimal', 'integer'].includes(fieldTypeOf(field).ruleType(field).type)
