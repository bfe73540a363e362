import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { ReaderContext } from '../../../schemas/fields/field-type.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { pathInObject } from '../../../schemas/objects/path.ts'

/** What a record is called. A title that is blank or may not be read still leaves something to click on. */
export function titleOf({ title }: ObjectDefinition, record: RecordAnswer): string {
  const value = record.values[title]
  return typeof value === 'string' && value !== '' ? value : untitled(record.id)
}

/** What stands in the place of a title. */
export const untitled = (id: string): string => `…${id.slice(-6)}`

/** Who reads records, and the objects that this person may know. */
export interface RecordReading {
  readonly reader: ReaderContext
  readonly set: DefinitionSet
}

/** The second line, which tells records of one title apart, as its reader writes values; undefined when it would be empty. */
export function subtitleOf(object: ObjectDefinition, record: RecordAnswer, { reader, set }: RecordReading): string | undefined {
  const parts = (object.subtitle ?? []).flatMap((path) => {
    const [field, value, title] = [pathInObject(object, path.split('.'), set)?.field, record.values[path], record._titles[path]]
    if (!field || value === null || value === undefined) return []
    return fieldTypeOf(field).format(value, field, { ...reader, ...(title === undefined ? {} : { title }) }) || []
  })
  return parts.length > 0 ? parts.join(' · ') : undefined
}
