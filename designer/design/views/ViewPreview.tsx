import { Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { ViewDefinition } from '../../../schemas/views/view.ts'
import { isProblem } from '../../app/problem.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { useApp } from '../../app/workspace.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { iconNamed } from '../../ui/object-icons.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { recordColumns, withTitle } from '../../work/records/record-columns.tsx'
import { askedOf, useRecords } from '../../work/records/use-records.ts'
import { BoardView } from '../../work/views/board/BoardView.tsx'
import { CalendarView } from '../../work/views/calendar/CalendarView.tsx'
import { useReadableSet } from '../../work/filter/readable-set.ts'
import { headSort } from '../../work/views/shown-list.ts'
import { useLabels } from '../../work/use-object.ts'
import classes from './views.module.css'

/** The view with the records that are stored, as the person who designs it may see them. Nothing can be changed here. */
export function ViewPreview({ view }: { view: ViewDefinition }) {
  const { t } = useTranslation('design-views')
  const object = useApp().objects.find(({ definition }) => definition.name === view.object)
  if (!object?.can.read) return <Note text={t('preview.notLive')} />
  const seen: AppObject = { ...object, editable: [] }
  return (
    <div className={classes.preview}>
      {view.as === 'board' && view.board && <BoardView key={JSON.stringify(view.board)} object={seen} shown={view} search="" board={view.board} />}
      {view.as === 'calendar' && view.calendar && <CalendarView key={JSON.stringify(view.calendar)} object={seen} shown={view} search="" calendar={view.calendar} />}
      {(view.as === 'table' || !view[view.as]) && <TablePreview object={seen} view={view} />}
    </div>
  )
}

function Note({ text }: { text: string }) {
  return (
    <Text c="dimmed" size="sm" p="md">
      {text}
    </Text>
  )
}

function TablePreview({ object, view }: { object: AppObject; view: ViewDefinition }) {
  const { t } = useTranslation('design-views')
  const { slug } = useWorkspace()
  const labels = useLabels()
  const set = useReadableSet()
  const { definition } = object
  const list = useRecords(definition.name, askedOf(withTitle(definition, view.columns), view, ''))
  const paths = view.columns.join(',')
  const columns = useMemo(
    () => recordColumns(paths.split(','), { object: definition, set, labels, pathTo: (id) => pathOf(slug, 'work', 'records', definition.name, id), editable: [] }),
    [paths, definition, set, labels, slug],
  )
  // Fields of the draft are not there to be asked for before they are published.
  if (isProblem(list.problem, 'invalid-request')) return <Note text={t('preview.partlyLive')} />
  return (
    <DataTable<RecordAnswer>
      name={`preview.${view.id}`}
      label={t('panel.preview')}
      columns={columns}
      picker={null}
      rows={list.items}
      rowId={({ id }) => id}
      sort={headSort(view.sort)}
      isLoading={list.isLoading}
      problem={list.problem}
      onRetry={() => void list.reload()}
      hasMore={list.hasMore}
      onMore={() => void list.loadMore()}
      empty={
        <EmptyState icon={iconNamed(definition.icon)} title={t('preview.empty')}>
          {t('preview.emptyText')}
        </EmptyState>
      }
    />
  )
}
