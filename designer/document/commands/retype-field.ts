import { type FieldDefinition, findFieldType } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { SettingChanges } from './change-settings.ts'

/**
 * Gives a field another type. What all fields have stays; of the old type's settings nothing does, for a limit or a
 * default of one type means something else in another. `settings` are what the new type cannot do without.
 */
export function retypeField(object: ObjectDefinition, id: string, to: { type: string; settings?: SettingChanges }): ObjectDefinition {
  return { ...object, fields: object.fields.map((field) => (field.id === id ? ofType(field, to) : field)) }
}

function ofType(field: FieldDefinition, { type, settings = {} }: { type: string; settings?: SettingChanges }): FieldDefinition {
  if (field.type === type) return field
  const own = new Set(Object.keys(findFieldType(field.type)?.settings.properties ?? {}))
  const header = Object.fromEntries(Object.entries(field).filter(([key]) => !own.has(key)))
  // The header is the field without its type's settings, so it is a whole header.
  return { ...(header as unknown as FieldDefinition), type, ...settings }
}
