import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { addressesOf } from '../../app/addresses.ts'
import { post } from '../../app/api.ts'
import { useCursorList } from '../../app/lists.ts'
import { useWorkspace } from '../../app/me.ts'
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx'
import { pathOf } from '../../app/paths.ts'
import { useFormat } from '../../i18n/reader.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { DataTable, type DataColumn } from '../../ui/table/DataTable.tsx'
import { useRecordReading } from '../filter/readable-set.ts'
import { subtitleOf, titleOf } from '../record/record-title.ts'
import { useLabels, useObject } from '../use-object.ts'
import { recordsKey, refreshRecords, restoreRecord } from './record-queries.ts'

/** Deleted records of an object, to be restored with all that went with them. */
export function RecycleBinPage() {
  const object = useObject()
  return object?.can.delete ? <RecycleBin object={object} /> : <NotFoundPage />
}

function RecycleBin({ object: { definition } }: { object: AppObject }) {
  const { t } = useTranslation('work')
  const { slug } = useWorkspace()
  const labels = useLabels()
  const of = { workspace: slug, object: definition.name }
  const list = useCursorList<RecordAnswer>({
    key: recordsKey(of, 'bin'),
    load: (cursor, signal) =>
      post(
        addressesOf(slug).query(definition.name),
        { deleted: true, select: [definition.title, ...(definition.subtitle ?? []), 'updated_at'], limit: 100, ...(cursor === null ? {} : { cursor }) },
        { signal },
      ),
  })
  const restore = useMutation({
    mutationFn: (record: RecordAnswer) => restoreRecord(of, record.id),
    onSuccess: async (_, record) => {
      await refreshRecords(of)
      notifyDone(t('bin.restored', { title: titleOf(definition, record) }))
    },
    onError: notifyFailed,
  })
  const columns = useBinColumns(definition, (record) => (
    <Button size="compact-sm" variant="light" loading={restore.isPending && restore.variables.id === record.id} onClick={() => restore.mutate(record)}>
      {t('bin.restore')}
    </Button>
  ))
  return (
    <>
      <PageHeader title={t('bin.title')} description={t('bin.intro')} crumbs={[{ label: labels(definition.plural), to: pathOf(slug, 'work', 'records', definition.name) }]} />
      <DataTable
        name={`bin.${definition.name}`}
        label={t('bin.title')}
        columns={columns}
        rows={list.items}
        rowId={({ id }) => id}
        isLoading={list.isLoading}
        problem={list.problem}
        onRetry={() => void list.reload()}
        hasMore={list.hasMore}
        onMore={() => void list.loadMore()}
        empty={
          <EmptyState icon={IconTrash} title={t('bin.empty')}>
            {t('bin.emptyText')}
          </EmptyState>
        }
      />
    </>
  )
}

function useBinColumns(definition: ObjectDefinition, restoreButton: (record: RecordAnswer) => ReactNode): readonly DataColumn<RecordAnswer>[] {
  const { t } = useTranslation('work')
  const labels = useLabels()
  const format = useFormat()
  const reading = useRecordReading()
  return [
    { id: 'title', header: labels(definition.label), width: 280, hideable: false, cell: (record) => titleOf(definition, record) },
    { id: 'subtitle', header: t('bin.about'), width: 220, cell: (record) => subtitleOf(definition, record, reading) },
    { id: 'changed', header: t('bin.lastChanged'), width: 180, cell: (record) => format.dateTime(String(record.values.updated_at)) },
    { id: 'restore', header: t('bin.restore'), width: 140, hideable: false, cell: (record) => record._can.delete && restoreButton(record) },
  ]
}
