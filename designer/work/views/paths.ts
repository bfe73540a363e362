import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import { type FieldDefinition, fieldTypeOf, hasRows } from '../../../schemas/fields/field.ts'
import type { Label } from '../../../schemas/label.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { pathInObject } from '../../../schemas/objects/path.ts'
import { allFieldsOf } from '../../../schemas/objects/system-fields.ts'

/** Where paths begin, and how labels are read. */
export interface PathReading {
  readonly object: ObjectDefinition
  readonly set: DefinitionSet
  readonly labels: (label: Label) => string
}

/** The field at the end of a path; undefined when a step is gone or hidden. */
export const fieldOfPath = ({ object, set }: PathReading, path: string): FieldDefinition | undefined =>
  pathInObject(object, path.split('.'), set)?.field

/** A path in words, link by link: `Account › Industry`. */
export function labelOfPath(reading: PathReading, path: string): string {
  const steps = path.split('.')
  return steps.map((step, at) => {
    const field = fieldOfPath(reading, steps.slice(0, at + 1).join('.'))
    return field ? reading.labels(field.label) : step
  }).join(' › ')
}

/** The object that a link at the end of a path leads to. */
export function targetOfPath(reading: PathReading, path: string): ObjectDefinition | undefined {
  const field = fieldOfPath(reading, path)
  const link = field && fieldTypeOf(field).link?.(field)
  return link?.to === 'object' ? reading.set.get('object', link.object) : undefined
}

/** The fields that a path may go on with: those of the object, behind a link, or the parts of a value. */
export const fieldsBehind = (reading: PathReading, path: string): readonly FieldDefinition[] => {
  const field = path === '' ? undefined : fieldOfPath(reading, path)
  const parts = field && fieldTypeOf(field).parts?.(field)
  if (parts) return parts
  const target = path === '' ? reading.object : targetOfPath(reading, path)
  return target ? allFieldsOf(target).filter((each) => !hasRows(each)) : []
}
