import { Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import { useWorkspace } from '../../app/me.ts'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { BulkPool } from '../pool/BulkPool.tsx'
import { deleteRecord, refreshRecords, restoreRecord } from './record-queries.ts'
import classes from './records.module.css'
import type { AskedRecords } from './use-records.ts'

const BulkEdit = lazy(async () => ({ default: (await import('./bulk/BulkEdit.tsx')).BulkEdit }))

interface BulkBarProps {
  object: AppObject
  /** The chosen records. */
  records: readonly RecordAnswer[]
  /** What the list asks for, and how many records that finds. */
  asked: AskedRecords
  total: number
  onDone: () => void
}

/** What can be done with the chosen records. */
export function BulkBar({ object, records, asked, total, onDone }: BulkBarProps) {
  const { t } = useTranslation('work')
  const [isEditing, setEditing] = useState(false)
  const { slug } = useWorkspace()
  const of = { workspace: slug, object: object.definition.name }
  const deletable = records.filter(({ _can }) => _can.delete)
  const restoreAll = async (ids: readonly string[]) => {
    for (const id of ids) await restoreRecord(of, id)
    await refreshRecords(of)
  }
  const remove = useMutation({
    mutationFn: async () => {
      const gone: string[] = []
      try {
        for (const record of deletable) {
          await deleteRecord(of, record)
          gone.push(record.id)
        }
      } finally {
        if (gone.length > 0) notifyDone(t('list.deleted', { count: gone.length }), { undo: () => void restoreAll(gone).catch(notifyFailed) })
        await refreshRecords(of)
      }
    },
    onError: notifyFailed,
    onSettled: onDone,
  })
  return (
    <Group className={classes.bulk} role="toolbar" aria-label={t('list.selected', { count: records.length })}>
      <Text size="sm" fw={550}>
        {t('list.selected', { count: records.length })}
      </Text>
      {object.can.update && (
        <Button size="compact-sm" variant="light" leftSection={<IconPencil size={15} aria-hidden />} onClick={() => setEditing(true)}>
          {t('bulk.edit')}
        </Button>
      )}
      {object.definition.pool && <BulkPool object={object} records={records} onDone={onDone} />}
      {isEditing && (
        <Suspense>
          <BulkEdit object={object} records={records} asked={asked} total={total} onClose={() => setEditing(false)} />
        </Suspense>
      )}
      <Button
        size="compact-sm"
        variant="light"
        color="danger"
        leftSection={<IconTrash size={15} aria-hidden />}
        disabled={deletable.length === 0}
        loading={remove.isPending}
        onClick={() => remove.mutate()}
      >
        {t('record.delete')}
      </Button>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={onDone}>
        {t('list.deselect')}
      </Button>
    </Group>
  )
}
