import { Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import { addressesOf } from '../../app/addresses.ts'
import { post } from '../../app/api.ts'
import { useCursorList } from '../../app/lists.ts'
import { useWorkspace } from '../../app/me.ts'
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx'
import { pathOf } from '../../app/paths.ts'
import { LookupSourceProvider } from '../../controls/lookup-source.ts'
import { useLanguage } from '../../i18n/language.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { iconNamed } from '../../ui/object-icons.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { ImportLink } from '../import/ImportLink.tsx'
import { lookupSourceOf } from '../search-records.ts'
import { useLabels, useObject } from '../use-object.ts'
import { BulkBar } from './BulkBar.tsx'
import { type ListAddress, useListAddress } from './list-address.ts'
import { ListToolbar } from './ListToolbar.tsx'
import { listedPaths, recordColumns } from './record-columns.tsx'
import { recordsKey } from './record-queries.ts'

/** The records of an object: search, filter, sort, choose. */
export function RecordListPage() {
  const object = useObject()
  return object?.can.read ? <RecordList key={object.definition.name} object={object} /> : <NotFoundPage />
}

function RecordList({ object }: { object: AppObject }) {
  const { slug } = useWorkspace()
  const labels = useLabels()
  const navigate = useNavigate()
  const [address, change] = useListAddress()
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set())
  const { definition } = object
  const { name } = definition
  const list = useRecords(object, address)
  const pathTo = useCallback((id: string) => pathOf(slug, 'work', 'records', name, id), [slug, name])
  const columns = useMemo(() => recordColumns(definition, { label: labels, pathTo }), [definition, labels, pathTo])
  const source = useMemo(() => lookupSourceOf(slug), [slug])
  return (
    <LookupSourceProvider value={source}>
      <PageHeader title={labels(definition.plural)} {...(definition.description ? { description: labels(definition.description) } : {})} actions={<ListActions object={object} />}>
        <ListToolbar object={definition} address={address} onChange={change} total={list.total} />
      </PageHeader>
      {selection.size > 0 && <BulkBar object={object} records={list.items.filter(({ id }) => selection.has(id))} onDone={() => setSelection(new Set())} />}
      <DataTable
        name={`records.${name}`}
        label={labels(definition.plural)}
        columns={columns}
        rows={list.items}
        rowId={({ id }) => id}
        sort={address.sort}
        onSort={(sort) => change({ sort })}
        selection={selection}
        onSelect={setSelection}
        onOpen={({ id }) => void navigate(pathTo(id))}
        isLoading={list.isLoading}
        problem={list.problem}
        onRetry={() => void list.reload()}
        hasMore={list.hasMore}
        onMore={() => void list.loadMore()}
        empty={<NoRecords object={object} isNarrowed={address.search !== '' || address.filter !== null} />}
        {...(list.total === undefined ? {} : { total: list.total })}
      />
    </LookupSourceProvider>
  )
}

/** The pages of a list as its address asks for them. Only the first page counts all that there are. */
function useRecords({ definition }: AppObject, { search, filter, sort }: ListAddress) {
  const { slug } = useWorkspace()
  const { language } = useLanguage()
  const asked = {
    select: listedPaths(definition),
    ...(filter === null ? {} : { where: filter }),
    ...(search === '' ? {} : { search }),
    ...(sort ? { sort: [{ path: sort.id, direction: sort.direction }] } : {}),
  }
  return useCursorList<RecordAnswer>({
    key: recordsKey({ workspace: slug, object: definition.name }, 'list', language, asked),
    load: (cursor, signal) =>
      post(addressesOf(slug).query(definition.name), { ...asked, limit: 100, ...(cursor === null ? { total: true } : { cursor }) }, { signal }),
  })
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
      <ImportLink object={object} />
      {can.create && <NewButton object={object} />}
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

function NoRecords({ object, isNarrowed }: { object: AppObject; isNarrowed: boolean }) {
  const { t } = useTranslation('work')
  const labels = useLabels()
  const objects = labels(object.definition.plural)
  if (isNarrowed) {
    return (
      <EmptyState icon={iconNamed(object.definition.icon)} title={t('list.nothingFound')}>
        {t('list.widen')}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={iconNamed(object.definition.icon)} title={t('list.empty', { objects })} actions={object.can.create && <NewButton object={object} />}>
      {t(object.can.create ? 'list.makeFirst' : 'list.nobodyYet')}
    </EmptyState>
  )
}
