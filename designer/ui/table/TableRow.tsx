import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './DataTable.module.css'
import type { DataColumn } from './table-columns.ts'

interface TableRowProps<Row extends object> {
  row: Row
  columns: readonly DataColumn<Row>[]
  place: { index: number; top: number; template: string }
  domId: string
  isActive: boolean
  isSelected: boolean
  onPick: ((index: number, extend: boolean) => void) | undefined
  onOpen: ((row: Row) => void) | undefined
}

export function TableRow<Row extends object>({ row, columns, place, domId, isActive, isSelected, onPick, onOpen }: TableRowProps<Row>) {
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
          <Checkbox
            aria-label={t('selectRow')}
            tabIndex={-1}
            checked={isSelected}
            onClick={(event) => onPick(place.index, event.shiftKey)}
            onChange={noop}
          />
        </div>
      )}
      {columns.map(({ id, align = 'start', cell }) => (
        <div key={id} role="gridcell" className={classes.cell} data-align={align}>
          <span className={classes.clip}>{cell(row)}</span>
        </div>
      ))}
    </div>
  )
}

// The click decides, for it knows the Shift key; React wants a change handler beside `checked`.
const noop = () => undefined
