import { useTranslation } from 'react-i18next'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import { apiNameOf } from '../../../schemas/objects/api-name.ts'
import { mentionsIn } from '../../../schemas/references.ts'
import { useWorkspace } from '../../app/me.ts'
import { queryClient } from '../../app/queries.ts'
import { changeField } from '../../document/commands/change-field.ts'
import { duplicateField } from '../../document/commands/duplicate-field.ts'
import { moveField } from '../../document/commands/move-field.ts'
import { putBackField } from '../../document/commands/put-back-field.ts'
import { removeField } from '../../document/commands/remove-field.ts'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { definitionQuery } from '../bench/use-definition.ts'
import type { Editor } from '../bench/use-editor.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'
import { useRemove } from '../draft/use-remove.ts'
import { usedNow } from '../where-used/where-used-query.ts'
import type { FieldEdits } from '../fields/FieldInspector.tsx'
import { useAddField } from './use-add-field.ts'
import type { BenchSelection } from './use-bench-selection.ts'

/** Everything that the bench of an object can do to its fields, each as one named step of undo. */
export function useObjectEdits(editor: Editor<'object'>, selection: BenchSelection) {
  const { edit, endBurst, document: object, flush } = editor
  const { fieldId, selectField } = selection
  const { t } = useTranslation('design-object')
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  const { set } = useDraftSet()
  const removing = useRemove()
  const add = useAddField(editor, selection)

  const isUsedElsewhere = (field: FieldDefinition) =>
    mentionsIn(set).some(({ from, reference }) => from.id !== object.id && reference.name === object.name && reference.field === field.name)

  /** On the server, for other definitions are to be changed with it. */
  const removeEverywhere = async (field: FieldDefinition) => {
    await flush()
    removing.remove({
      kind: 'object',
      name: object.name,
      part: field.id,
      field: field.name,
      label: labelText(field.label),
      onRemoved: () => void queryClient.invalidateQueries({ queryKey: definitionQuery({ workspace: slug, kind: 'object', name: object.name }).queryKey }),
    })
  }

  const isInViews = async ({ name: field }: FieldDefinition) => {
    const used = await usedNow(slug, { kind: 'object', name: object.name, field })
    return used !== undefined && used.personalViews.views > 0
  }

  const remove = async (field: FieldDefinition) => {
    if (fieldId === field.id) selectField(null)
    if (isUsedElsewhere(field) || (await isInViews(field))) return removeEverywhere(field)
    edit((before) => removeField(before, field.id), t('undo.remove', { label: labelText(field.label) }))
    const putBack = () => edit((now) => putBackField(now, object, field.id), t('undo.putBack', { label: labelText(field.label) }))
    notifyDone(t('removed', { label: labelText(field.label) }), { undo: putBack })
  }

  const editsOf = (field: FieldDefinition): FieldEdits => ({
    change: (changes, burst) =>
      edit((before) => changeField(before, field.id, changes), t('undo.change', { label: labelText(field.label) }), burst ? `${field.id} ${burst}` : null),
    edit: (command, label) => edit(command, label),
    endBurst,
    flush,
    duplicate: () => {
      const name = apiNameOf(field.name, (each) => object.fields.some((other) => other.name === each))
      edit((before) => duplicateField(before, field.id, name), t('undo.duplicate', { label: labelText(field.label) }))
    },
    remove: () => void remove(field).catch(notifyFailed),
  })

  return {
    removing,
    editsOf,
    add,
    move: (id: string, to: number) => edit((before) => moveField(before, id, to), t('undo.move')),
  }
}
