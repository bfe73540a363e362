import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { addField } from './add-field.ts'

/**
 * Brings back a field that was removed since `before`, whatever was done meanwhile: below the field that it stood
 * below, and with the mentions that went with it.
 */
export function putBackField(object: ObjectDefinition, before: ObjectDefinition, id: string): ObjectDefinition {
  const at = before.fields.findIndex((field) => field.id === id)
  const field = before.fields[at]
  if (!field || object.fields.some((each) => each.id === id || each.name === field.name)) return object
  const above = before.fields.slice(0, at).findLast((each) => object.fields.some((other) => other.id === each.id))
  const withField = above ? addField(object, field, above.id) : { ...object, fields: [field, ...object.fields] }
  const goesWith = (path: string) => path.split('.')[0] === field.name
  const paths = (now: readonly string[] = [], then: readonly string[] = []) => [...now, ...then.filter((path) => goesWith(path) && !now.includes(path))]
  return {
    ...withField,
    ...(before.subtitle ? { subtitle: paths(object.subtitle, before.subtitle) } : {}),
    ...(before.facts ? { facts: paths(object.facts, before.facts) } : {}),
    ...(before.unique ? { unique: keysWith(field.name, object.unique, before.unique) } : {}),
    ...(before.indexes ? { indexes: keysWith(field.name, object.indexes, before.indexes) } : {}),
  }
}

type Keys = NonNullable<ObjectDefinition['unique']>

/** The keys as they are, but those that had the field as they were. */
function keysWith(name: string, now: Keys = [], then: Keys = []): Keys {
  const back = then.filter(({ fields }) => fields.includes(name))
  return [...now.filter(({ id }) => !back.some((key) => key.id === id)), ...back]
}
