import { useTranslation } from 'react-i18next'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useWorkspace } from '../../app/me.ts'
import { addField } from '../../document/commands/add-field.ts'
import { placeField } from '../../document/commands/layout/place-field.ts'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'
import { editDefinition, undoCommand } from '../draft/save-definition.ts'
import { editOf, saveTogether } from '../draft/save-together.ts'
import { giveAs, rolesWith } from '../fields/brought-rights.ts'
import type { Editor } from '../bench/use-editor.ts'
import { newFieldItem } from '../layouts/new-layout.ts'
import type { BenchSelection } from './use-bench-selection.ts'

interface Bringing {
  readonly field: FieldDefinition
  /** Names of the layouts that are to show the field. */
  readonly layouts: readonly string[]
  readonly brought: ObjectDefinition
  /** The field below which it is put. */
  readonly after: string | undefined
}

/** Adds a field to the object being edited, puts it on layouts and selects it. */
export function useAddField({ edit, document: object, flush }: Editor<'object'>, { fieldId, selectField }: BenchSelection) {
  const { t } = useTranslation('design-object')
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  const addBringing = useAddBringing(object)

  /** After the object is saved: a layout can only show what is there. */
  const placeOn = async (field: FieldDefinition, layouts: readonly string[]) => {
    if (layouts.length === 0) return
    await flush()
    for (const layout of layouts) await editDefinition({ workspace: slug, kind: 'layout', name: layout }, (before) => placeField(before, newFieldItem(field)))
  }

  const bring = async (field: FieldDefinition, layouts: readonly string[], brought: ObjectDefinition) => {
    await flush()
    await addBringing({ field, layouts, brought, after: fieldId ?? undefined })
    selectField(field.id)
  }

  return (field: FieldDefinition, layouts: readonly string[], brought?: ObjectDefinition) => {
    if (brought) return void bring(field, layouts, brought).catch(notifyFailed)
    edit((before) => addField(before, field, fieldId ?? undefined), t('undo.add', { label: labelText(field.label) }))
    selectField(field.id)
    void placeOn(field, layouts).catch(notifyFailed)
  }
}

/** Adds a field together with the object that it brings along: both, who may use it and where it is seen are one step. */
function useAddBringing(object: ObjectDefinition) {
  const { t } = useTranslation('design-object')
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  const { set } = useDraftSet()
  return async ({ field, layouts, brought, after }: Bringing): Promise<void> => {
    const given = { beside: object.name, made: brought.name, areRows: fieldTypeOf(field).rows !== undefined }
    const { entry } = await saveTogether(slug, {
      made: [brought],
      edits: [
        editOf('object', object.name, (before) => addField(before, field, after)),
        ...rolesWith(object.name, set.all('role')).map(({ name }) => editOf('role', name, (before) => giveAs(before, given))),
        ...layouts.map((name) => editOf('layout', name, (before) => placeField(before, newFieldItem(field)))),
      ],
    })
    notifyDone(t('addedWith', { label: labelText(field.label), object: labelText(brought.label) }), { undo: () => void undoCommand(slug, entry).catch(notifyFailed) })
  }
}
