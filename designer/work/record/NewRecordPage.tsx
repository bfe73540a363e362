import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { AppObject } from '../../../schemas/api/app.ts'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import { useWorkspace } from '../../app/me.ts'
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx'
import { pathOf } from '../../app/paths.ts'
import { useApp } from '../../app/workspace.ts'
import { LookupSourceProvider } from '../../controls/lookup-source.ts'
import { notifyDone } from '../../ui/notify.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { createRecord, refreshRecords } from '../records/record-queries.ts'
import { lookupSourceOf } from '../search-records.ts'
import { useLabels, useObject } from '../use-object.ts'
import classes from './record.module.css'
import { formFields, type RecordDraft, RecordForm } from './RecordForm.tsx'

/** A form for a record that is not there yet. */
export function NewRecordPage() {
  const object = useObject()
  return object?.can.create ? <NewRecord key={object.definition.name} object={object} /> : <NotFoundPage />
}

function NewRecord({ object }: { object: AppObject }) {
  const { t } = useTranslation('work')
  const { slug } = useWorkspace()
  const { person } = useApp()
  const labels = useLabels()
  const navigate = useNavigate()
  const { definition } = object
  const [values, setValues] = useState<RecordDraft>(() => initialValues(object, person.id))
  const source = useMemo(() => lookupSourceOf(slug), [slug])
  const list = pathOf(slug, 'work', 'records', definition.name)
  const save = useMutation({
    mutationFn: (filled: RecordDraft) => createRecord({ workspace: slug, object: definition.name }, sentValues(object, filled)),
    onSuccess: async (record) => {
      await refreshRecords({ workspace: slug, object: definition.name })
      notifyDone(t('record.created', { object: labels(definition.label) }))
      await navigate(pathOf(slug, 'work', 'records', definition.name, record.id))
    },
  })
  return (
    <LookupSourceProvider value={source}>
      <PageHeader title={t('list.new', { object: labels(definition.label) })} crumbs={[{ label: labels(definition.plural), to: list }]} />
      <div className={classes.alone}>
        <div className={classes.panel}>
          <RecordForm
            object={object}
            values={values}
            onChange={setValues}
            onSubmit={save.mutate}
            onCancel={() => void navigate(list)}
            titles={{ owner: person.name }}
            problem={save.error}
            isSaving={save.isPending}
          />
        </div>
      </div>
    </LookupSourceProvider>
  )
}

/** What the fields' definitions fill in; the maker owns the record until somebody else is chosen. */
function initialValues(object: AppObject, me: string): RecordDraft {
  const initial = formFields(object).map((field) => [field.name, fieldTypeOf(field).initial?.(field) ?? null] as const)
  return { ...Object.fromEntries(initial), ...(object.can.assign ? { owner: me } : {}) }
}

/** Only what the person may set is sent; the rest is the server's to fill. */
const sentValues = ({ editable }: AppObject, values: RecordDraft): RecordDraft =>
  Object.fromEntries(Object.entries(values).filter(([name]) => editable.includes(name)))
