import { useMemo } from 'react'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import { isSame } from '../../../schemas/same-json.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { Json } from '../../../schemas/pointer.ts'
import { useAppIfKnown } from '../../app/workspace.ts'

export type FieldChange = 'add' | 'change' | null

/** What is live has the options of a shared picklist in it; a change of those is no change of the field. */
const withOptionsOf = (field: FieldDefinition, live: FieldDefinition): FieldDefinition =>
  fieldTypeOf(field).withShared?.(field, () => fieldTypeOf(live).options?.(live)) ?? field

/** How a field of the draft differs from the live one. An object that is not live, or not readable, marks nothing. */
export function useFieldChanges(object: ObjectDefinition): (field: FieldDefinition) => FieldChange {
  const app = useAppIfKnown()
  return useMemo(() => {
    const live = app?.objects.find(({ definition }) => definition.id === object.id)?.definition
    const fields = new Map(live?.fields.map((field) => [field.id, field]))
    return (field) => {
      if (!live) return null
      const before = fields.get(field.id)
      if (!before) return 'add'
      // Definitions are JSON; their types only name more of it.
      const isSameField = isSame(before as unknown as Json, field as unknown as Json) || isSame(before as unknown as Json, withOptionsOf(field, before) as unknown as Json)
      return isSameField ? null : 'change'
    }
  }, [app, object.id])
}
