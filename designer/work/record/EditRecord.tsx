import { Alert, Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import { useWorkspace } from '../../app/me.ts'
import { isProblem } from '../../app/problem.ts'
import { queryClient } from '../../app/queries.ts'
import { useUnsaved } from '../../app/unsaved/use-unsaved.ts'
import { notifyDone } from '../../ui/notify.tsx'
import { recordQuery, refreshRecords, updateRecord } from '../records/record-queries.ts'
import type { RecordDraft } from '../layout/form-store.ts'
import { useRecordForm } from '../layout/use-form.ts'
import { changedValues, draftOf, formFields, isFilledIn } from './form-fields.ts'
import { mergedDraft } from './merge-rows.ts'
import { RecordForm } from './RecordForm.tsx'

export interface EditRecordProps {
  object: AppObject
  record: RecordAnswer
  onClose: () => void
  /** Values that somebody has begun to change elsewhere on the page. */
  begun?: RecordDraft
  /** Why those could not be saved as they were. */
  refusal?: unknown
}

/** The form of a record that is there. Only what was changed is sent; somebody else's newer change is not overwritten. */
export function EditRecord({ object, record, onClose, begun, refusal = null }: EditRecordProps) {
  const { t } = useTranslation('work')
  const { slug } = useWorkspace()
  const of = { workspace: slug, object: object.definition.name }
  // What the person saw when editing began; it moves on only when they say so.
  const [base, setBase] = useState(record)
  const fields = useMemo(() => formFields(object), [object])
  const form = useRecordForm(object, { fields, isNew: false, begin: () => ({ ...draftOf(object, record), ...begun }) })
  const before = draftOf(object, base)
  const unsaved = useUnsaved(() => isFilledIn(object, before, form.store.values()))
  const save = useMutation({
    mutationFn: (filled: RecordDraft) => updateRecord(of, base, changedValues(object, before, filled)),
    onSuccess: async () => {
      unsaved.saved()
      await refreshRecords(of)
      notifyDone(t('record.saved'))
      onClose()
    },
  })
  const takeNewer = async () => {
    const newer = await queryClient.fetchQuery({ ...recordQuery(of, record.id), staleTime: 0 })
    const mine = changedValues(object, before, form.store.values())
    setBase(newer)
    form.store.replace({ ...draftOf(object, newer), ...mergedDraft(mine, { base: before, newer: draftOf(object, newer) }) })
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
        form={form}
        onSubmit={save.mutate}
        onCancel={() => unsaved.leave(onClose)}
        before={before}
        titles={base._titles}
        locked={base._locked}
        problem={isStale ? null : (save.error ?? (save.isIdle ? refusal : null))}
        isSaving={save.isPending}
      />
    </>
  )
}

/** The form is long, and what was pressed is at its end. */
const bringIntoView = (alert: HTMLElement | null) => alert?.scrollIntoView({ block: 'center' })
