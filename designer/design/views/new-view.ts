import { hasRows } from '../../../schemas/fields/field.ts'
import { newId } from '../../../schemas/ids.ts'
import type { Label } from '../../../schemas/label.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { ViewDefinition } from '../../../schemas/views/view.ts'

/** Columns of a new view: enough to know the records by. */
const firstColumns = 6

/** A new view of an object: a table of its title and its first fields. */
export const viewOf = (object: ObjectDefinition, { name, label }: { name: string; label: Label }): ViewDefinition => ({
  kind: 'view',
  format: 1,
  id: newId('view'),
  name,
  label,
  object: object.name,
  as: 'table',
  columns: [object.title, ...object.fields.filter((field) => !hasRows(field)).map((field) => field.name).filter((field) => field !== object.title)].slice(0, firstColumns),
})
