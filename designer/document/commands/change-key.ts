import { newId } from '../../../schemas/ids.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'

/** The two lists of fields together: what may not occur twice, and what is searched by often. */
export type KeyList = 'unique' | 'indexes'

/** Adds a unique key or an index over some fields. */
export function addKey(object: ObjectDefinition, list: KeyList, fields: readonly string[]): ObjectDefinition {
  const key = { id: newId(list === 'unique' ? 'unique' : 'index'), fields: [...fields] }
  return { ...object, [list]: [...(object[list] ?? []), key] }
}

/** Gives a unique key or an index other fields; without any it is removed. */
export function changeKey(object: ObjectDefinition, list: KeyList, { id, fields }: { id: string; fields: readonly string[] }): ObjectDefinition {
  const keys = (object[list] ?? []).map((key) => (key.id === id ? { ...key, fields: [...fields] } : key))
  return { ...object, [list]: keys.filter((key) => key.fields.length > 0) }
}
