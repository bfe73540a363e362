import type { ObjectDefinition } from '../../../schemas/objects/object.ts'

/**
 * Gives a field another name. The title, second line, facts, unique keys and indexes of the object follow here;
 * mentions in other definitions follow on the server, which knows the field by its id.
 */
export function renameField(object: ObjectDefinition, id: string, name: string): ObjectDefinition {
  const old = object.fields.find((field) => field.id === id)?.name
  if (old === undefined || old === name) return object
  const follow = (mention: string) => (mention === old ? name : mention)
  const followPath = (path: string) => [follow(path.split('.')[0] ?? ''), ...path.split('.').slice(1)].join('.')
  return {
    ...object,
    title: follow(object.title),
    ...(object.subtitle ? { subtitle: object.subtitle.map(followPath) } : {}),
    ...(object.facts ? { facts: object.facts.map(followPath) } : {}),
    ...(object.unique ? { unique: object.unique.map((key) => ({ ...key, fields: key.fields.map(follow) })) } : {}),
    ...(object.indexes ? { indexes: object.indexes.map((key) => ({ ...key, fields: key.fields.map(follow) })) } : {}),
    fields: object.fields.map((field) => (field.id === id ? { ...field, name } : field)),
  }
}
