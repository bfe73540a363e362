import { useTranslation } from 'react-i18next'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useWorkspace } from '../../app/me.ts'
import { addField } from '../../document/commands/add-field.ts'
import { placeField } from '../../document/commands/layout/place-field.ts'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import type { Editor } from '../bench/use-editor.ts'
import { useLabelText } from '../draft/label-text.ts'
import { editDefinition, undoCommand } from '../draft/save-definition.ts'
import { useAddTogether } from '../fields/use-add-together.ts'
import { newFieldItem } from '../layouts/new-layout.ts'
import type { BenchSelection } from './use-bench-selection.ts'

/** Adds a field to the object being edited, puts it on layouts and selects it. */
export function useAddField({ edit, document: object, flush }: Editor<'object'>, { fieldId, selectField }: BenchSelection) {
  const { t } = useTranslation('design-object')
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  const addTogether = useAddTogether(object)

  /** After the object is saved: a layout can only show what is there. */
  const placeOn = async (field: FieldDefinition, layouts: readonly string[]) => {
    if (layouts.length === 0) return
    await flush()
    for (const layout of layouts) await editDefinition({ workspace: slug, kind: 'layout', name: layout }, (before) => placeField(before, newFieldItem(field)))
  }

  const bring = async (field: FieldDefinition, layouts: readonly string[], brought: ObjectDefinition) => {
    await flush()
    const { entry } = await addTogether({ field, layouts, brought, after: fieldId ?? undefined })
    selectField(field.id)
    notifyDone(t('addedWith', { label: labelText(field.label), object: labelText(brought.label) }), { undo: () => void undoCommand(slug, entry).catch(notifyFailed) })
  }

  return (field: FieldDefinition, layouts: readonly string[], brought?: ObjectDefinition) => {
    if (brought) return void bring(field, layouts, brought).catch(notifyFailed)
    edit((before) => addField(before, field, fieldId ?? undefined), t('undo.add', { label: labelText(field.label) }))
    selectField(field.id)
    void placeOn(field, layouts).catch(notifyFailed)
  }
}
