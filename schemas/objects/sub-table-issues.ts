import type { DefinitionSet } from '../definition-set.ts'
import { type FieldDefinition, fieldTypeOf } from '../fields/field.ts'
import type { ChildRows } from '../fields/field-type.ts'
import { type Issue, issueUnder } from '../issue.ts'
import { fieldOf, type ObjectDefinition } from './object.ts'
import { ownershipOf } from './ownership-issues.ts'

/** Faults of an object's fields of rows that their type cannot see: rows belong to the object, and columns are theirs. */
export const subTableIssues = (object: ObjectDefinition, set: DefinitionSet): readonly Issue[] =>
  object.fields.flatMap((field, index) => {
    const rows = fieldTypeOf(field).rows?.(field)
    return rows ? [...ofField(field), ...ofRows(object, rows, set), ...twice(object, index, rows)].map((issue) => issueUnder(`/fields/${index}`, issue)) : []
  })

const ofField = (field: FieldDefinition): Issue[] => (field.required ? [{ code: 'field.sub-table.required', path: '/required', params: { field: field.label } }] : [])

function ofRows(object: ObjectDefinition, rows: ChildRows, set: DefinitionSet): Issue[] {
  const child = set.get('object', rows.object)
  if (!child) return [{ code: 'field.lookup.unknown-object', path: '/object', params: { object: rows.object } }]
  const owner = ownershipOf(child)
  const belongs = owner?.field.name === rows.field && owner.parent === object.name
  return [
    ...(belongs ? [] : [{ code: 'field.sub-table.not-owned', path: '/field', params: { object: child.label, parent: object.label } }]),
    ...rows.columns.flatMap((name, index) =>
      canBeColumn(child, rows, name) ? [] : [{ code: 'field.sub-table.no-column', path: `/columns/${index}`, params: { object: child.label, field: name } }],
    ),
    ...(rows.order === undefined || canOrder(fieldOf(child, rows.order)) ? [] : [{ code: 'field.sub-table.no-order', path: '/order', params: { object: child.label, field: rows.order } }]),
  ]
}

/** Whether a field of the rows may be one of their columns: which record they belong to, and where they stand, is said by the rows themselves. */
export function canBeColumn(child: ObjectDefinition, { field: owner, order }: Pick<ChildRows, 'field' | 'order'>, name: string): boolean {
  const field = fieldOf(child, name)
  return field !== undefined && name !== owner && name !== order && fieldTypeOf(field).rows === undefined
}

/** Whether a field can keep the order of rows. */
export const canOrder = (field: FieldDefinition | undefined): boolean => field !== undefined && fieldTypeOf(field).control === 'integer'

/** Rows that two fields would save would be taken away by the one that does not list them. */
const twice = (object: ObjectDefinition, index: number, rows: ChildRows): Issue[] =>
  object.fields.slice(0, index).some((field) => fieldTypeOf(field).rows?.(field).object === rows.object)
    ? [{ code: 'field.sub-table.twice', path: '/object', params: { object: rows.object } }]
    : []
