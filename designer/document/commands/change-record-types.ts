import type { ObjectDefinition, RecordType } from '../../../schemas/objects/object.ts'

/** Gives an object these record types; without any the key goes, and records show no type. */
export function changeRecordTypes(object: ObjectDefinition, change: (types: readonly RecordType[]) => readonly RecordType[]): ObjectDefinition {
  const { recordTypes = [], ...rest } = object
  const changed = change(recordTypes)
  if (changed === recordTypes) return object
  return changed.length === 0 ? rest : { ...rest, recordTypes: [...changed] }
}
