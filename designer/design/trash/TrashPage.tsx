import { Badge, Button } from '@mantine/core'
import { IconRestore, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PutBack, TrashEntry } from '../../../schemas/api/draft.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get } from '../../app/api.ts'
import { useWorkspace } from '../../app/me.ts'
import { queryClient } from '../../app/queries.ts'
import { workspaceKey } from '../../app/workspace.ts'
import { useFormat } from '../../i18n/reader.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import type { DataColumn } from '../../ui/table/DataTable.tsx'
import { ListPage } from '../../ui/table/ListPage.tsx'
import { ChangedBy } from '../draft/ChangedBy.tsx'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'
import { undoCommand } from '../draft/save-definition.ts'
import { restore } from './restore.ts'
import classes from './TrashPage.module.css'

const noEntries: readonly TrashEntry[] = []

/** Removed objects and fields whose data are still kept. */
export function TrashPage() {
  const { t } = useTranslation('design-trash')
  const { slug } = useWorkspace()
  const trash = useQuery({
    queryKey: workspaceKey(slug, 'trash'),
    queryFn: ({ signal }) => get<{ items: TrashEntry[] }>(addressesOf(slug).trash, { signal }),
  })
  const columns = useColumns()
  return (
    <ListPage
      name="design.trash"
      title={t('title')}
      description={t('description')}
      columns={columns}
      rows={trash.data?.items ?? noEntries}
      rowId={({ id }) => id}
      isLoading={trash.isPending}
      problem={trash.error}
      onRetry={() => void trash.refetch()}
      empty={
        <EmptyState icon={IconTrash} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      }
    />
  )
}

function useColumns(): readonly DataColumn<TrashEntry>[] {
  const { t } = useTranslation('design-trash')
  const labelText = useLabelText()
  const format = useFormat()
  return useMemo(
    () => [
      { id: 'label', header: t('column.what'), width: 240, hideable: false, cell: ({ label }) => <b className={classes.label}>{labelText(label)}</b> },
      { id: 'type', header: t('column.type'), width: 110, cell: ({ type }) => t(`type.${type}`) },
      { id: 'object', header: t('column.object'), width: 180, cell: ({ type, object }) => (object ? labelText(object.label) : type === 'field' ? t('objectGone') : null) },
      { id: 'by', header: t('column.by'), width: 220, cell: ({ by, at }) => (by ? <ChangedBy by={by} at={at} /> : null) },
      { id: 'at', header: t('column.at'), width: 160, cell: ({ at }) => format.dateTime(at) },
      { id: 'restore', header: t('column.restore'), width: 140, cell: (entry) => <RestoreButton entry={entry} /> },
    ],
    [t, labelText, format],
  )
}

/** Puts the part back into the draft; its data come back when that is published. */
function RestoreButton({ entry }: { entry: TrashEntry }) {
  const { t } = useTranslation('design-trash')
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  const format = useFormat()
  const bringBack = useMutation({
    mutationFn: () => restore(slug, entry),
    onSuccess: ({ entry: command, mentions }) => {
      void queryClient.invalidateQueries({ queryKey: workspaceKey(slug, 'trash') })
      notifyDone(told(mentions), { undo: () => void undoCommand(slug, command).catch(notifyFailed) })
    },
    onError: notifyFailed,
  })
  const told = (mentions: PutBack | undefined): string => {
    const names = (places: PutBack['back']) => format.list(places.map((place) => labelText(place.label)))
    const label = labelText(entry.label)
    const back = mentions?.back.length ? t('restoredOn', { label, places: names(mentions.back) }) : t('restored', { label })
    return mentions?.lost.length ? `${back} ${t('restoredNotOn', { places: names(mentions.lost) })}` : back
  }
  const isBack = useIsBack(entry)
  if (isBack) return <Badge color="records">{t('isBack')}</Badge>
  const isOrphan = entry.type === 'field' && entry.object === null
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      leftSection={<IconRestore size={14} aria-hidden />}
      disabled={isOrphan}
      loading={bringBack.isPending}
      onClick={() => bringBack.mutate()}
    >
      {t('restore')}
    </Button>
  )
}

/** Whether the draft has the part again; the trash keeps it until that is published. */
function useIsBack({ id }: TrashEntry): boolean {
  const { set } = useDraftSet()
  return set.all('object').some((object) => object.id === id || object.fields.some((field) => field.id === id))
}
