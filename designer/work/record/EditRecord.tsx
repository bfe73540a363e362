import { Alert, Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import { sameValue } from '../../../schemas/fields/same-value.ts'
import { useWorkspace } from '../../app/me.ts'
import { isProblem } from '../../app/problem.ts'
import { queryClient } from '../../app/queries.ts'
import { notifyDone } from '../../ui/notify.tsx'
import { recordQuery, refreshRecords, updateRecord } from '../records/record-queries.ts'
import { formFields, type RecordDraft, RecordForm } from './RecordForm.tsx'

export interface EditRecordProps {
  object: AppObject
  record: RecordAnswer
  onClose: () => void
}

/** The form of a record that is there. Only what was changed is sent; somebody else's newer change is not overwritten. */
export function EditRecord({ object, record, onClose }: EditRecordProps) {
  const { t } = useTranslation('work')
  const { slug } = useWorkspace()
  const of = { workspace: slug, object: object.definition.name }
  // What the person saw when editing began; it moves on only when they say so.
  const [base, setBase] = useState(record)
  const [values, setValues] = useState<RecordDraft>(() => draftOf(object, record))
  const save = useMutation({
    mutationFn: (filled: RecordDraft) => updateRecord(of, base, changes(object, { base, filled })),
    onSuccess: async () => {
      await refreshRecords(of)
      notifyDone(t('record.saved'))
      onClose()
    },
  })
  const takeNewer = async () => {
    const newer = await queryClient.fetchQuery({ ...recordQuery(of, record.id), staleTime: 0 })
    const mine = changes(object, { base, filled: values })
    setBase(newer)
    setValues({ ...draftOf(object, newer), ...mine })
    save.reset()
  }
  const isStale = isProblem(save.error, 'stale-record')
  return (
    <>
      {isStale && (
        <Alert color="outside" icon={<IconAlertTriangle size={18} aria-hidden />} title={t('stale.title')} mb="md" role="alert" ref={bringIntoView}>
          <Text size="sm">{t('stale.text')}</Text>
          <Group mt="xs">
            <Button size="compact-sm" onClick={() => void takeNewer()}>
              {t('stale.take')}
            </Button>
          </Group>
        </Alert>
      )}
      <RecordForm
        object={object}
        values={values}
        onChange={setValues}
        onSubmit={save.mutate}
        onCancel={onClose}
        titles={base._titles}
        problem={isStale ? null : save.error}
        isSaving={save.isPending}
      />
    </>
  )
}

/** The form is long, and what was pressed is at its end. */
const bringIntoView = (alert: HTMLElement | null) => alert?.scrollIntoView({ block: 'center' })

const draftOf = (object: AppObject, record: RecordAnswer): RecordDraft =>
  // Values of form fields are what their types say: the server answered them.
  Object.fromEntries(formFields(object).map(({ name }) => [name, (record.values[name] ?? null) as RecordDraft[string]]))

/** What differs from the record that editing began with. */
function changes(object: AppObject, { base, filled }: { base: RecordAnswer; filled: RecordDraft }): RecordDraft {
  const before = draftOf(object, base)
  return Object.fromEntries(Object.entries(filled).filter(([name, value]) => object.editable.includes(name) && !sameValue(value, before[name])))
}
