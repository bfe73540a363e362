import { definitionSet } from '../../../schemas/definition-set.ts'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'

/** An id with the right form, different for every name. */
export const idOf = (prefix: string, name: string): string => `${prefix}_${name.replace(/[^0-9a-hjkmnp-tv-z]/g, '0').padEnd(12, '0').slice(0, 12)}`

export const field = (name: string, type = 'text', settings: object = {}): FieldDefinition =>
  ({ id: idOf('fld', name), name, type, label: name, ...settings })

/** An object whose title is its field `name`. */
export const object = (name: string, fields: readonly FieldDefinition[], settings: Partial<ObjectDefinition> = {}): ObjectDefinition => ({
  kind: 'object',
  format: 1,
  id: idOf('obj', name),
  name,
  label: name,
  plural: `${name}s`,
  title: 'name',
  fields: [field('name'), ...fields],
  ...settings,
})

export const setOf = (...objects: readonly ObjectDefinition[]) => definitionSet(objects)
