import { Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { AppObject } from '../../../schemas/api/app.ts'
import { useWorkspace } from '../../app/me.ts'
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx'
import { pathOf } from '../../app/paths.ts'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { FileLinks } from '../import/FileLinks.tsx'
import { FormSources } from '../FormSources.tsx'
import { useLabels, useObject } from '../use-object.ts'
import { everything, useListViews } from '../views/list-views.ts'
import { shownList } from '../views/shown-list.ts'
import { ViewTabs } from '../views/ViewTabs.tsx'
import { useListAddress } from './list-address.ts'
import { ListToolbar } from './ListToolbar.tsx'
import { RecordTable } from './RecordTable.tsx'

// Forms beside the table, and dialogs, come when they are opened.
const BoardView = lazy(async () => ({ default: (await import('../views/board/BoardView.tsx')).BoardView }))
const CalendarView = lazy(async () => ({ default: (await import('../views/calendar/CalendarView.tsx')).CalendarView }))
const WhyNoNew = lazy(async () => ({ default: (await import('../why/WhyNot.tsx')).WhyNoNew }))
const LostParts = lazy(async () => ({ default: (await import('../views/LostParts.tsx')).LostParts }))

/** The records of an object: search, filter, sort, choose. */
export function RecordListPage() {
  const object = useObject()
  return object?.can.read ? <RecordList key={object.definition.name} object={object} /> : <NotFoundPage />
}

function RecordList({ object }: { object: AppObject }) {
  const labels = useLabels()
  const [address, change] = useListAddress()
  const [total, setTotal] = useState<number>()
  const { definition } = object
  const { views, opening, isReady } = useListViews(object)
  const current = address.view ?? opening
  const view = views.find(({ key }) => key === current)
  const shown = shownList(definition, view, address)
  const list = { object, shown, search: address.search }
  const narrowing = { view, address, change }
  // A view of the person's own that the address names has to be here before anything is asked for.
  const isWaiting = !view && !isReady && current.startsWith('mine.')
  return (
    <FormSources>
      <PageHeader title={labels(definition.plural)} {...(definition.description ? { description: labels(definition.description) } : {})} actions={<ListActions object={object} />}>
        <ViewTabs views={views} current={view ? current : everything} opening={opening} />
        <ListToolbar object={object} address={address} onChange={change} total={shown.as === 'table' ? total : undefined} view={view} shown={shown} />
        {view?.mine && (view.mine.filterLost || view.mine.columnsLost > 0) && (
          <Suspense>
            <LostParts view={view.mine} />
          </Suspense>
        )}
      </PageHeader>
      {isWaiting && <LoadingState shape="list" />}
      {!isWaiting && shown.as === 'table' && <RecordTable {...list} viewKey={current} onSort={(sort) => change({ sort })} onColumns={(columns) => change({ columns })} onTotal={setTotal} empty={<NewButton object={object} />} narrowing={narrowing} />}
      {!isWaiting && shown.as !== 'table' && (
        <Suspense fallback={<LoadingState shape="list" />}>
          {shown.as === 'board' && shown.board && <BoardView key={current} {...list} board={shown.board} narrowing={narrowing} />}
          {shown.as === 'calendar' && shown.calendar && <CalendarView key={current} {...list} calendar={shown.calendar} narrowing={narrowing} />}
        </Suspense>
      )}
    </FormSources>
  )
}

function ListActions({ object }: { object: AppObject }) {
  const { t } = useTranslation('work')
  const { slug } = useWorkspace()
  const { definition, can } = object
  return (
    <>
      {can.delete && (
        <Button component={Link} to={pathOf(slug, 'work', 'records', definition.name, 'bin')} variant="subtle" color="gray" leftSection={<IconTrash size={16} aria-hidden />}>
          {t('bin.title')}
        </Button>
      )}
      <FileLinks object={object} />
      {can.create ? (
        <NewButton object={object} />
      ) : (
        <Suspense>
          <WhyNoNew object={definition} />
        </Suspense>
      )}
    </>
  )
}

function NewButton({ object: { definition } }: { object: AppObject }) {
  const { t } = useTranslation('work')
  const { slug } = useWorkspace()
  const labels = useLabels()
  return (
    <Button component={Link} to={pathOf(slug, 'work', 'records', definition.name, 'new')} leftSection={<IconPlus size={16} aria-hidden />}>
      {t('list.new', { object: labels(definition.label) })}
    </Button>
  )
}
