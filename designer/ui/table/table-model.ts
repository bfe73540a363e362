import {
  type ColumnDef,
  columnSizingFeature,
  columnVisibilityFeature,
  metaHelper,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { type ReactNode, useMemo } from 'react'
import { usePreference } from '../preference.ts'

export interface DataColumn<Row> {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** Pixels; the last visible column also takes what is left. */
  width?: number
  align?: 'start' | 'end'
  sortable?: boolean
  /** False: always shown, the title column. */
  hideable?: boolean
}

export interface Sort {
  id: string
  direction: 'asc' | 'desc'
}

export interface TableModelInput<Row> {
  columns: readonly DataColumn<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  sort?: Sort | null
  selection?: ReadonlySet<string>
  /** Where the choice of columns is remembered. */
  name: string
}

export const features = tableFeatures({
  columnVisibilityFeature,
  columnSizingFeature,
  rowSelectionFeature,
  rowSortingFeature,
  columnMeta: metaHelper<{ align: 'start' | 'end' }>(),
})

export type TableFeatures = typeof features

const noneHidden: Record<string, boolean> = {}

/** The table's columns, rows, sort and selection as one model; the server sorts, the page owns the selection. */
export function useTableModel<Row extends object>(input: TableModelInput<Row>) {
  const { columns, rows, rowId, sort, selection, name } = input
  const [columnVisibility, setColumnVisibility] = usePreference(`columns.${name}`, noneHidden)
  const definitions = useMemo(() => columns.map(columnDefinition), [columns])
  const data = useMemo(() => [...rows], [rows])
  const rowSelection = useMemo(() => Object.fromEntries([...(selection ?? [])].map((id) => [id, true as const])), [selection])
  const sorting = useMemo(() => (sort ? [{ id: sort.id, desc: sort.direction === 'desc' }] : []), [sort])
  return useTable({
    features,
    columns: definitions,
    data,
    getRowId: rowId,
    manualSorting: true,
    state: { columnVisibility, rowSelection, sorting },
    onColumnVisibilityChange: (update) => setColumnVisibility(typeof update === 'function' ? update(columnVisibility) : update),
  })
}

function columnDefinition<Row extends object>(column: DataColumn<Row>): ColumnDef<TableFeatures, Row> {
  return {
    id: column.id,
    header: column.header,
    cell: ({ row }) => column.cell(row.original),
    size: column.width ?? 160,
    enableSorting: column.sortable ?? false,
    enableHiding: column.hideable ?? true,
    meta: { align: column.align ?? 'start' },
  }
}
