import { type ColumnDef, columnVisibilityFeature, metaHelper, tableFeatures, useTable } from '@tanstack/react-table'
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
  /** Where the choice of columns is remembered. */
  name: string
}

/** Only what the table itself decides: the server sorts, the page owns sort and selection, and each feature has its weight. */
const features = tableFeatures({
  columnVisibilityFeature,
  columnMeta: metaHelper<ColumnFacts>(),
})

export type TableFeatures = typeof features

/** What the drawing needs to know of a column. */
export interface ColumnFacts {
  width: number
  align: 'start' | 'end'
  isSortable: boolean
}

const noneHidden: Record<string, boolean> = {}

/** The table's columns and rows as one model. */
export function useTableModel<Row extends object>({ columns, rows, rowId, name }: TableModelInput<Row>) {
  const [columnVisibility, setColumnVisibility] = usePreference(`columns.${name}`, noneHidden)
  const definitions = useMemo(() => columns.map(columnDefinition), [columns])
  const data = useMemo(() => [...rows], [rows])
  return useTable({
    features,
    columns: definitions,
    data,
    getRowId: rowId,
    state: { columnVisibility },
    onColumnVisibilityChange: (update) => setColumnVisibility(typeof update === 'function' ? update(columnVisibility) : update),
  })
}

function columnDefinition<Row extends object>(column: DataColumn<Row>): ColumnDef<TableFeatures, Row> {
  return {
    id: column.id,
    header: column.header,
    cell: ({ row }) => column.cell(row.original),
    enableHiding: column.hideable ?? true,
    meta: { width: column.width ?? 160, align: column.align ?? 'start', isSortable: column.sortable ?? false },
  }
}
