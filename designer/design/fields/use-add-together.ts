import type { CommandResult } from '../../../schemas/api/draft.ts'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useWorkspace } from '../../app/me.ts'
import { addField } from '../../document/commands/add-field.ts'
import { placeField } from '../../document/commands/layout/place-field.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { editOf, saveTogether } from '../draft/save-together.ts'
import { newFieldItem } from '../layouts/new-layout.ts'
import { giveAs, rolesWith } from './brought-rights.ts'

interface AddedTogether {
  readonly field: FieldDefinition
  /** Names of the layouts that are to show the field. */
  readonly layouts: readonly string[]
  /** The object that the field brings along. */
  readonly brought?: ObjectDefinition | undefined
  /** The field below which it is put; at the end without. */
  readonly after?: string | undefined
}

/** Adds a field to an object on the server: what it brings along, who may use that and where it is seen are one step. */
export function useAddTogether(object: ObjectDefinition) {
  const { slug } = useWorkspace()
  const { set } = useDraftSet()
  return ({ field, layouts, brought, after }: AddedTogether): Promise<CommandResult> => {
    const onLayouts = layouts.map((name) => editOf('layout', name, (before) => placeField(before, newFieldItem(field))))
    const edits = [editOf('object', object.name, (before) => addField(before, field, after)), ...onLayouts]
    if (!brought) return saveTogether(slug, { made: [], edits })
    const given = { beside: object.name, made: brought.name, areRows: fieldTypeOf(field).rows !== undefined }
    const roles = rolesWith(object.name, set.all('role')).map(({ name }) => editOf('role', name, (before) => giveAs(before, given)))
    return saveTogether(slug, { made: [brought], edits: [...edits, ...roles] })
  }
}
