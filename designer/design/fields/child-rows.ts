import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { ChildRows } from '../../../schemas/fields/field-type.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { ownershipOf } from '../../../schemas/objects/ownership-issues.ts'
import { canBeColumn, canOrder } from '../../../schemas/objects/sub-table-issues.ts'

/** What a field of rows begins with. */
export type StartingRows = Pick<ChildRows, 'object' | 'field' | 'columns'>

/** Columns that a new field of rows shows. */
const firstColumns = 5

/** The objects whose records belong to records of one: those that can be its rows. */
export const childObjects = (parent: string, set: DefinitionSet): readonly ObjectDefinition[] => set.all('object').filter((object) => ownershipOf(object)?.parent === parent)

/** The fields of an object that can be columns of its rows. */
export const columnsOf = (child: ObjectDefinition, rows: Pick<ChildRows, 'field' | 'order'>): readonly FieldDefinition[] => child.fields.filter(({ name }) => canBeColumn(child, rows, name))

/** The fields that can keep the order of rows. */
export const orderFieldsOf = (child: ObjectDefinition): readonly FieldDefinition[] => child.fields.filter(canOrder)

/** How the records of an object are shown as rows at first: by what people fill in. */
export function startingRows(child: ObjectDefinition): StartingRows {
  const field = ownershipOf(child)?.field.name ?? ''
  const all = columnsOf(child, { field })
  const filled = all.filter((each) => fieldTypeOf(each).filledBy === 'people')
  return { object: child.name, field, columns: (filled.length > 0 ? filled : all).slice(0, firstColumns).map(({ name }) => name) }
}

/** Whether a new field of the rows can be one of their columns; rows of rows cannot. */
export const canBeSeenAsColumn = (field: FieldDefinition): boolean => fieldTypeOf(field).rows === undefined

/** The columns with one more; a number that counts by itself stood there only as long as nothing was to be filled in. */
export function withColumn(child: ObjectDefinition, columns: readonly string[], name: string): string[] {
  const isFilled = (each: string) => child.fields.some((field) => field.name === each && fieldTypeOf(field).filledBy === 'people')
  return [...(columns.some(isFilled) ? columns : []), name]
}
