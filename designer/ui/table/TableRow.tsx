import { Checkbox } from '@mantine/core'
import { flexRender, type Row as ModelRow } from '@tanstack/react-table'
import { useTranslation } from 'react-i18next'
import classes from './DataTable.module.css'
import type { TableFeatures } from './table-model.ts'

interface TableRowProps<Row extends object> {
  row: ModelRow<TableFeatures, Row> | undefined
  place: { index: number; top: number; template: string }
  domId: string
  isActive: boolean
  isSelected: boolean
  onPick: ((index: number, extend: boolean) => void) | undefined
  onOpen: ((row: Row) => void) | undefined
}

export function TableRow<Row extends object>({ row, place, domId, isActive, isSelected, onPick, onOpen }: TableRowProps<Row>) {
  const { t } = useTranslation('ui')
  if (!row) return null
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
      onDoubleClick={onOpen && (() => onOpen(row.original))}
    >
      {onPick && (
        <div role="gridcell" className={classes.check}>
          <Checkbox
            aria-label={t('selectRow')}
            tabIndex={-1}
            checked={isSelected}
            onClick={(event) => onPick(place.index, event.shiftKey)}
            onChange={noop}
          />
        </div>
      )}
      {row.getVisibleCells().map((cell) => (
        <div key={cell.id} role="gridcell" className={classes.cell} data-align={cell.column.columnDef.meta?.align}>
          <span className={classes.clip}>{flexRender(cell.column.columnDef.cell, cell.getContext())}</span>
        </div>
      ))}
    </div>
  )
}

// The click decides, for it knows the Shift key; React wants a change handler beside `checked`.
const noop = () => undefined
