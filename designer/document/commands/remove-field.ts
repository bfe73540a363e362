import type { ObjectDefinition } from '../../../schemas/objects/object.ts'

/**
 * Removes a field with the object's own mentions of it: it leaves the second line and the facts, and unique keys and
 * indexes lose it (a key without fields goes). The title cannot be left empty, so its field stays.
 */
export function removeField(object: ObjectDefinition, id: string): ObjectDefinition {
  const name = object.fields.find((field) => field.id === id)?.name
  if (name === undefined || name === object.title) return object
  const others = (mentions: readonly string[]) => mentions.filter((path) => path.split('.')[0] !== name)
  return {
    ...object,
    ...(object.subtitle ? { subtitle: others(object.subtitle) } : {}),
    ...(object.facts ? { facts: others(object.facts) } : {}),
    ...(object.unique ? { unique: withoutField(object.unique, name) } : {}),
    ...(object.indexes ? { indexes: withoutField(object.indexes, name) } : {}),
    fields: object.fields.filter((field) => field.id !== id),
  }
}

const withoutField = (keys: NonNullable<ObjectDefinition['unique']>, name: string) =>
  keys.map((key) => ({ ...key, fields: key.fields.filter((field) => field !== name) })).filter(({ fields }) => fields.length > 0)
