import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../ErrorState.tsx'
import { LoadingState } from '../LoadingState.tsx'
import { ColumnPicker } from './ColumnPicker.tsx'
import classes from './DataTable.module.css'
import { useRowCursor } from './row-cursor.ts'
import { useRowsInView } from './rows-in-view.ts'
import { type CellEditing, type DataColumn, type Sort, useTableColumns } from './table-columns.ts'
import { gridTemplate, TableHead } from './TableHead.tsx'
import { TableRow } from './TableRow.tsx'

export type { DataColumn, Sort } from './table-columns.ts'

export interface DataTableProps<Row extends object> {
  columns: readonly DataColumn<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  /** Where the choice of columns is remembered. */
  name: string
  /** The accessible name of the table. */
  label: string
  sort?: Sort | null
  onSort?: (sort: Sort | null) => void
  /** Ids of the chosen rows; with `onSelect` rows have check boxes. */
  selection?: ReadonlySet<string>
  onSelect?: (selection: ReadonlySet<string>) => void
  /** Enter or a double click on a row. */
  onOpen?: (row: Row) => void
  isLoading?: boolean
  problem?: unknown
  onRetry?: () => void
  /** Called when the end of the loaded rows comes into view and `hasMore` is set. */
  onMore?: () => void
  hasMore?: boolean
  /** All rows there are, when the server counted them. */
  total?: number
  /** In the place of the choice of columns that is remembered on the device. */
  picker?: ReactNode
  editing?: CellEditing<Row>
  /** Shown instead of rows when there are none. */
  empty?: ReactNode
}

/** A list of any length: only the rows in view are mounted, and more are fetched as the end comes near. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { isLoading = false, problem, onRetry, rows, empty } = props
  if (problem && rows.length === 0) return <ErrorState problem={problem} {...(onRetry ? { onRetry } : {})} />
  if (isLoading && rows.length === 0) return <LoadingState shape="list" />
  if (rows.length === 0 && empty) return <>{empty}</>
  return <Grid {...props} />
}

function Grid<Row extends object>(props: DataTableProps<Row>) {
  const { label, rows, rowId, hasMore = false, onMore, sort = null, onSort, onSelect, onOpen, selection, editing, picker } = props
  const { t } = useTranslation('ui')
  const columns = useTableColumns(props.columns, props.name)
  const visible = picker === undefined ? columns.visible : props.columns
  const scroller = useRef<HTMLDivElement>(null)
  const { shown, rowHeight, bringIntoView } = useRowsInView(rows.length, scroller)
  const cursor = useCursor(props, visible, bringIntoView)
  useMoreAtEnd({ last: shown.at(-1) ?? -1, count: rows.length, hasMore, onMore })
  const template = gridTemplate(visible, onSelect !== undefined)

  return (
    <div className={classes.frame}>
      <div className={classes.picker}>
        {picker ?? <ColumnPicker columns={columns} />}
      </div>
      <div
        ref={scroller}
        className={classes.scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={ariaRowCount(props)}
        aria-multiselectable={onSelect ? true : undefined}
        aria-activedescendant={cursor.activeId}
        tabIndex={0}
        onKeyDown={cursor.onKeyDown}
        data-active={cursor.at >= 0 || undefined}
      >
        <TableHead columns={visible} template={template} sort={sort} onSort={onSort} selectAll={onSelect && cursor.selectAll} allState={cursor.allState} />
        <div role="rowgroup" className={classes.body} style={{ height: rows.length * rowHeight }}>
          {shown.map((index) => {
            const row = rows[index]
            if (!row) return null
            const id = rowId(row)
            return (
              <TableRow
                key={id}
                row={row}
                columns={visible}
                id={id}
                editing={editing}
                activeColumn={cursor.at === index ? cursor.column : -1}
                place={{ index, top: index * rowHeight, template }}
                domId={cursor.domId(index)}
                isActive={cursor.at === index}
                isSelected={selection?.has(id) ?? false}
                onPick={onSelect && cursor.pick}
                onOpen={onOpen}
              />
            )
          })}
        </div>
        {hasMore && <div className={classes.more}>{t('loadingMore')}</div>}
      </div>
    </div>
  )
}

function useCursor<Row extends object>(props: DataTableProps<Row>, visible: readonly DataColumn<Row>[], bringIntoView: (index: number) => void) {
  const { rows, rowId, selection, onSelect, onOpen, editing } = props
  return useRowCursor({
    rowIds: rows.map(rowId),
    selection,
    onSelect,
    onOpen: (at) => rows[at] && onOpen?.(rows[at]),
    onMove: bringIntoView,
    columns: editing ? visible.length : 0,
    onEdit: (at, column) => beginAt(props, rows[at], visible[column]),
  })
}

/** Begins to edit a cell if it may be edited; false when it may not. */
function beginAt<Row extends object>({ editing, rowId }: DataTableProps<Row>, row: Row | undefined, column: DataColumn<Row> | undefined): boolean {
  if (!editing || !row || !column?.editable?.(row)) return false
  editing.begin({ row: rowId(row), column: column.id })
  return true
}

/** The head counts as a row; -1 says that nobody knows yet how many there are. */
function ariaRowCount<Row extends object>({ total, hasMore, rows }: DataTableProps<Row>): number {
  if (total !== undefined) return total + 1
  return hasMore ? -1 : rows.length + 1
}

interface MoreAtEnd {
  last: number
  count: number
  hasMore: boolean
  onMore: (() => void) | undefined
}

function useMoreAtEnd({ last, count, hasMore, onMore }: MoreAtEnd): void {
  const isNear = hasMore && last >= count - 15
  useEffect(() => {
    if (isNear) onMore?.()
    // Asked once for each length that the list reaches, not at every scroll.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isNear, count])
}
