import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { ViewContents } from '../../../schemas/views/view.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { iconNamed } from '../../ui/object-icons.ts'
import { DataTable, type Sort } from '../../ui/table/DataTable.tsx'
import { useLabels } from '../use-object.ts'
import { ColumnButton } from '../views/ColumnButton.tsx'
import { useReadableSet } from '../filter/readable-set.ts'
import { poolKey } from '../views/list-views.ts'
import { headSort } from '../views/shown-list.ts'
import { useInlineEditing } from './inline/inline-editing.tsx'
import { recordColumns, withTitle } from './record-columns.tsx'
import { askedOf, useRecords } from './use-records.ts'
import type { Narrowing } from '../why/WhyEmpty.tsx'
// Nobody has chosen a record when the list opens.
const BulkBar = lazy(async () => ({ default: (await import('./BulkBar.tsx')).BulkBar }))

const ClaimCell = lazy(async () => ({ default: (await import('../pool/PoolRows.tsx')).ClaimCell }))
const PoolEmpty = lazy(async () => ({ default: (await import('../pool/PoolRows.tsx')).PoolEmpty }))
const WhyEmpty = lazy(async () => ({ default: (await import('../why/WhyEmpty.tsx')).WhyEmpty }))

interface RecordTableProps {
  object: AppObject
  shown: ViewContents
  search: string
  viewKey: string
  onSort: (sort: Sort | null) => void
  onColumns: (columns: readonly string[]) => void
  /** How many records there are, once the server counted them. */
  onTotal: (total: number | undefined) => void
  /** The next step where there is no record yet. */
  empty: ReactNode
  /** What narrows the list, and how to take it away. */
  narrowing: Narrowing
}

/** Records as a table: cells are edited where they stand, chosen rows together. */
export function RecordTable({ object, shown, search, viewKey, onSort, onColumns, onTotal, empty, narrowing }: RecordTableProps) {
  const { slug } = useWorkspace()
  const labels = useLabels()
  const { t } = useTranslation('work')
  const navigate = useNavigate()
  const set = useReadableSet()
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set())
  const { definition, editable } = object
  const { name } = definition
  const isPool = viewKey === poolKey
  const select = withTitle(definition, shown.columns)
  // What can be done with records that may be in the pool depends on whose they are.
  const asked = askedOf(definition.pool ? [...new Set([...select, 'owner'])] : select, shown, search)
  const list = useRecords(name, asked)
  const pathTo = useCallback((id: string) => pathOf(slug, 'work', 'records', name, id), [slug, name])
  const paths = shown.columns.join(',')
  // Paths make the columns; their list is made anew at every turn.
  const columns = useMemo(() => recordColumns(paths.split(','), { object: definition, set, labels, pathTo, editable }), [paths, definition, set, labels, pathTo, editable])
  const claimColumn = { id: 'claim', header: t('views.claim'), width: 110, cell: (record: RecordAnswer) => <Suspense><ClaimCell object={object} record={record} /></Suspense> }
  const editing = useInlineEditing({ object, columns, listKey: list.key })
  useEffect(() => onTotal(list.total), [list.total, onTotal])
  return (
    <>
      {selection.size > 0 && (
        <Suspense>
          <BulkBar object={object} records={list.items.filter(({ id }) => selection.has(id))} asked={asked} total={list.total ?? 0} onDone={() => setSelection(new Set())} />
        </Suspense>
      )}
      <DataTable<RecordAnswer>
        key={viewKey}
        name={`records.${name}`}
        label={labels(definition.plural)}
        columns={isPool && object.can.claim ? [...columns, claimColumn] : columns}
        picker={<ColumnButton object={definition} columns={shown.columns} onChange={onColumns} />}
        rows={list.items}
        rowId={({ id }) => id}
        sort={headSort(shown.sort)}
        onSort={onSort}
        selection={selection}
        onSelect={setSelection}
        onOpen={({ id }) => void navigate(pathTo(id))}
        editing={editing}
        isLoading={list.isLoading}
        problem={list.problem}
        onRetry={() => void list.reload()}
        hasMore={list.hasMore}
        onMore={() => void list.loadMore()}
        empty={<NoRecords object={object} isNarrowed={asked.search !== undefined || asked.where !== undefined} narrowing={narrowing} action={empty} isPool={isPool} />}
        {...(list.total === undefined ? {} : { total: list.total })}
      />
    </>
  )
}

interface NoRecordsProps {
  object: AppObject
  isNarrowed: boolean
  narrowing: Narrowing
  action: ReactNode
  isPool: boolean
}

function NoRecords({ object, isNarrowed, narrowing, action, isPool }: NoRecordsProps) {
  const { t } = useTranslation('work')
  const labels = useLabels()
  const { icon, plural } = object.definition
  if (isPool && narrowing.address.search === '' && narrowing.address.filter === null) {
    return (
      <Suspense fallback={<LoadingState shape="list" />}>
        <PoolEmpty object={object} />
      </Suspense>
    )
  }
  if (isNarrowed || object.can.read !== 'all') {
    return (
      <Suspense fallback={<LoadingState shape="list" />}>
        <WhyEmpty object={object} action={action} {...narrowing} />
      </Suspense>
    )
  }
  return (
    <EmptyState icon={iconNamed(icon)} title={t('list.empty', { objects: labels(plural) })} actions={object.can.create && action}>
      {t(object.can.create ? 'list.makeFirst' : 'list.nobodyYet')}
    </EmptyState>
  )
}
