import { useTranslation } from 'react-i18next'
import classes from './DataTable.module.css'
import { TableCheck } from './TableCheck.tsx'
import type { CellEditing, DataColumn } from './table-columns.ts'

interface TableRowProps<Row extends object> {
  row: Row
  id: string
  editing: CellEditing<Row> | undefined
  /** The column of the cell that the keyboard stands on; -1: the whole row. */
  activeColumn: number
  columns: readonly DataColumn<Row>[]
  place: { index: number; top: number; template: string }
  domId: string
  isActive: boolean
  isSelected: boolean
  onPick: ((index: number, extend: boolean) => void) | undefined
  onOpen: ((row: Row) => void) | undefined
}

export function TableRow<Row extends object>(props: TableRowProps<Row>) {
  const { row, columns, place, domId, isActive, isSelected, onPick, onOpen, activeColumn } = props
  const { t } = useTranslation('ui')
  return (
    <div
      role="row"
      id={domId}
      // The head is row 1.
      aria-rowindex={place.index + 2}
      aria-selected={onPick ? isSelected : undefined}
      className={classes.row}
      data-active={isActive || undefined}
      data-selected={isSelected || undefined}
      style={{ gridTemplateColumns: place.template, transform: `translateY(${place.top}px)` }}
      onDoubleClick={onOpen && (() => onOpen(row))}
    >
      {onPick && (
        <div role="gridcell" className={classes.check}>
          <TableCheck
            aria-label={t('selectRow')}
            tabIndex={-1}
            checked={isSelected}
            onClick={(event) => onPick(place.index, event.shiftKey)}
            onChange={noop}
          />
        </div>
      )}
      {columns.map((column, at) => (
        <Cell key={column.id} {...props} column={column} domId={cellId(domId, at)} isActive={at === activeColumn} />
      ))}
    </div>
  )
}

/** Names a cell for `aria-activedescendant`. */
export const cellId = (rowId: string, column: number): string => `${rowId}-${column}`

interface CellProps<Row extends object> extends Omit<TableRowProps<Row>, 'columns' | 'place'> {
  column: DataColumn<Row>
}

function Cell<Row extends object>({ row, id, column, editing, domId, isActive }: CellProps<Row>) {
  const place = { row: id, column: column.id }
  const isEdited = editing?.at?.row === id && editing.at.column === column.id
  const fault = editing?.fault(place)
  const isEditable = editing !== undefined && column.editable?.(row) === true
  return (
    // The grid keeps the focus and names its active cell, for rows come and go as they scroll.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      role="gridcell"
      id={domId}
      className={classes.cell}
      data-align={column.align ?? 'start'}
      data-active={isActive || undefined}
      data-editable={isEditable || undefined}
      data-fault={fault === undefined ? undefined : true}
      title={fault}
      aria-invalid={fault === undefined ? undefined : true}
      onDoubleClick={(event) => {
        if (!isEditable) return
        event.stopPropagation()
        editing.begin(place)
      }}
    >
      {isEdited ? editing.editor(row, column) : <span className={classes.clip}>{column.cell(row)}</span>}
    </div>
  )
}

// The click decides, for it knows the Shift key; React wants a change handler beside `checked`.
const noop = () => undefined
