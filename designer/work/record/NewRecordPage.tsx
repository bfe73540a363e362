import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { AppObject } from '../../../schemas/api/app.ts'
import { useWorkspace } from '../../app/me.ts'
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx'
import { pathOf } from '../../app/paths.ts'
import { useUnsaved } from '../../app/unsaved/use-unsaved.ts'
import { useApp } from '../../app/workspace.ts'
import { notifyDone } from '../../ui/notify.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { createRecord, refreshRecords } from '../records/record-queries.ts'
import { FormSources } from '../FormSources.tsx'
import { useLabels, useObject } from '../use-object.ts'
import classes from './record.module.css'
import type { RecordDraft } from '../layout/form-store.ts'
import { useRecordForm } from '../layout/use-form.ts'
import { formFields, initialValues, isFilledIn, settableValues } from './form-fields.ts'
import { RecordForm } from './RecordForm.tsx'

/** A form for a record that is not there yet. */
export function NewRecordPage() {
  const object = useObject()
  const [round, setRound] = useState(0)
  return object?.can.create ? <NewRecord key={`${object.definition.name} ${round}`} object={object} onAgain={() => setRound(round + 1)} /> : <NotFoundPage />
}

interface NewRecordProps {
  object: AppObject
  /** Begins another one, empty again. */
  onAgain: () => void
}

function NewRecord({ object, onAgain }: NewRecordProps) {
  const { t } = useTranslation('work')
  const { slug } = useWorkspace()
  const { person } = useApp()
  const labels = useLabels()
  const navigate = useNavigate()
  const { definition } = object
  const fields = useMemo(() => formFields(object), [object])
  const form = useRecordForm(object, { fields, isNew: true, begin: () => initialValues(object, person.id) })
  const unsaved = useUnsaved(() => isFilledIn(object, form.begun, form.store.values()))
  const list = pathOf(slug, 'work', 'records', definition.name)
  const save = useMutation({
    mutationFn: ({ filled }: Saving) => createRecord({ workspace: slug, object: definition.name }, settableValues(object, filled)),
    onSuccess: async (record, { isAgain }) => {
      unsaved.saved()
      await refreshRecords({ workspace: slug, object: definition.name })
      notifyDone(t('record.created', { object: labels(definition.label) }))
      if (isAgain) onAgain()
      else await navigate(pathOf(slug, 'work', 'records', definition.name, record.id))
    },
  })
  return (
    <FormSources>
      <PageHeader title={t('list.new', { object: labels(definition.label) })} crumbs={[{ label: labels(definition.plural), to: list }]} />
      <div className={classes.alone}>
        <div className={classes.panel}>
          <RecordForm
            object={object}
            form={form}
            onSubmit={(filled) => save.mutate({ filled })}
            onSubmitAndNew={(filled) => save.mutate({ filled, isAgain: true })}
            isEnteredAtOnce
            onCancel={() => void navigate(list)}
            titles={{ owner: person.name }}
            problem={save.error}
            isSaving={save.isPending}
          />
        </div>
      </div>
    </FormSources>
  )
}

interface Saving {
  readonly filled: RecordDraft
  /** Another record is entered next. */
  readonly isAgain?: boolean
}
