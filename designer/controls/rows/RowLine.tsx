import type { KeyboardEvent } from 'react'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { ChildRow, FieldValue } from '../../../schemas/fields/field-type.ts'
import { isComposing } from '../../ui/composition.ts'
import { useLabelIn } from './label-in.ts'
import { isAdded } from './row-totals.ts'
import { RowActions, type RowActs } from './RowActions.tsx'
import { RowCell } from './RowCell.tsx'
import classes from './rows.module.css'

interface RowLineProps {
  row: ChildRow
  at: number
  columns: readonly FieldDefinition[]
  /** Names of the columns that the person may fill in, in order. */
  filled: readonly string[]
  /** The column that the keyboard is in, where it is in this row. */
  active: string | undefined
  faultOf: (column: string) => string | undefined
  acts: RowActs
  onEnter: (column: string) => void
  onChange: (column: string, value: FieldValue) => void
  onPaste: (column: string, text: string) => boolean
  /** Goes on from a cell: across to the next one, or down. False where there is nothing to go to. */
  onGo: (column: string, way: 'across' | 'down') => boolean
}

/** A row of the grid: cells, and what can be done with the row. */
export function RowLine({ row, at, columns, filled, active, faultOf, acts, onEnter, onChange, onPaste, onGo }: RowLineProps) {
  const labelIn = useLabelIn()
  const onKeyDown = (column: string) => (event: KeyboardEvent) => {
    if (isComposing(event) || event.defaultPrevented) return
    const isLast = column === filled.at(-1)
    if (event.key === 'Enter' && !(event.target instanceof HTMLTextAreaElement)) {
      // The form around shall not be sent by the key that goes to the next row.
      event.preventDefault()
      onGo(column, 'down')
    } else if (event.key === 'Tab' && !event.shiftKey && isLast && onGo(column, 'across')) event.preventDefault()
  }
  return (
    <tr className={classes.row} data-active={active !== undefined || undefined}>
      {columns.map((column) => {
        const label = labelIn(column.label)
        return (
          // The keys and the clipboard of the input inside: the cell itself is nothing to act on.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <td
            key={column.id}
            data-label={label}
            data-number={isAdded(column) || undefined}
            onKeyDown={onKeyDown(column.name)}
            onPaste={(event) => onPaste(column.name, event.clipboardData.getData('text/plain')) && event.preventDefault()}
          >
            <RowCell
              column={column}
              row={row}
              label={label}
              isActive={active !== undefined}
              isWanted={active === column.name}
              isFilled={filled.includes(column.name)}
              fault={faultOf(column.name)}
              onEnter={() => onEnter(column.name)}
              onChange={(value) => onChange(column.name, value)}
            />
          </td>
        )
      })}
      <td className={classes.actions}>
        <RowActions at={at} acts={acts} />
      </td>
    </tr>
  )
}
