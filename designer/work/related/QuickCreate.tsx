import { useMutation } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import { useWorkspace } from '../../app/me.ts'
import { useUnsaved } from '../../app/unsaved/use-unsaved.ts'
import { useApp } from '../../app/workspace.ts'
import { notifyDone } from '../../ui/notify.tsx'
import type { RecordDraft } from '../layout/form-store.ts'
import { useRecordForm } from '../layout/use-form.ts'
import { formFields, initialValues, isFilledIn, settableValues } from '../record/form-fields.ts'
import { RecordForm } from '../record/RecordForm.tsx'
import { titleOf } from '../record/record-title.ts'
import { createRecord, refreshRecords } from '../records/record-queries.ts'
import { useLabels } from '../use-object.ts'
import classes from './related.module.css'

interface QuickCreateProps {
  object: AppObject
  /** What the new record points at, and by which field. */
  parent: { field: string; record: RecordAnswer }
  onClose: () => void
}

/** A form for a new related record, in its place: it points at the record that it is made from. */
export function QuickCreate({ object, parent, onClose }: QuickCreateProps) {
  const { t } = useTranslation('record')
  const { slug } = useWorkspace()
  const { person, objects } = useApp()
  const labels = useLabels()
  const { definition } = object
  const of = { workspace: slug, object: definition.name }
  const fields = useMemo(() => formFields(object), [object])
  const form = useRecordForm(object, { fields, isNew: true, begin: () => ({ ...initialValues(object, person.id), [parent.field]: parent.record.id }) })
  const unsaved = useUnsaved(() => isFilledIn(object, form.begun, form.store.values()))
  const save = useMutation({
    mutationFn: (filled: RecordDraft) => createRecord(of, settableValues(object, filled)),
    onSuccess: async () => {
      unsaved.saved()
      await refreshRecords(of)
      notifyDone(t('related.made', { object: labels(definition.label) }))
      onClose()
    },
  })
  const title = parentTitle(object, parent, objects)
  return (
    <div className={classes.quick}>
      <RecordForm object={object} form={form} isEnteredAtOnce onSubmit={save.mutate} onCancel={() => unsaved.leave(onClose)} titles={{ owner: person.name, [parent.field]: title }} problem={save.error} isSaving={save.isPending} />
    </div>
  )
}

/** What the lookup of the form shows as chosen. */
function parentTitle({ definition }: AppObject, { field, record }: QuickCreateProps['parent'], objects: readonly AppObject[]): string {
  const known = definition.fields.find(({ name }) => name === field)
  const link = known && fieldTypeOf(known).link?.(known)
  const target = link?.to === 'object' ? objects.find((each) => each.definition.name === link.object) : undefined
  return target ? titleOf(target.definition, record) : ''
}
