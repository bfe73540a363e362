import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { ChildrenShown } from '../layouts/ChildrenShown.tsx'

interface AtTargetProps {
  object: ObjectDefinition
  field: FieldDefinition
  flush: () => Promise<void>
}

/** Of a field that points at an object: how these records are seen there. */
export function AtTarget({ object, field, flush }: AtTargetProps) {
  const { set } = useDraftSet()
  const link = fieldTypeOf(field).link?.(field)
  const target = link?.to === 'object' && (link.owned || link.inverse) ? set.get('object', link.object) : undefined
  return target ? <ChildrenShown parent={target} child={object} field={field} flush={flush} /> : null
}
