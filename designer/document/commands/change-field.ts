import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { changeSettings, type SettingChanges } from './change-settings.ts'
import { renameField } from './rename-field.ts'

/** Changes settings of one field; a new name is a rename, which the object's own mentions follow. */
export function changeField(object: ObjectDefinition, id: string, { name, ...changes }: SettingChanges): ObjectDefinition {
  const renamed = typeof name === 'string' ? renameField(object, id, name) : object
  const fields = renamed.fields.map((field) => (field.id === id ? changeSettings(field, changes) : field))
  return fields.every((field, at) => field === renamed.fields[at]) ? renamed : { ...renamed, fields }
}
