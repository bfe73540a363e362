import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import { useLabelIn } from './label-in.ts'
import { isAdded } from './row-totals.ts'

interface RowHeadProps {
  columns: readonly FieldDefinition[]
  /** Marks what has to be filled in. */
  isFilledIn?: boolean
  /** What stands behind the columns. */
  children?: React.ReactNode
}

/** The names of the columns. */
export function RowHead({ columns, isFilledIn = false, children }: RowHeadProps) {
  const labelIn = useLabelIn()
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column.id} scope="col" data-number={isAdded(column) || undefined}>
            {labelIn(column.label)}
            {isFilledIn && column.required && <span aria-hidden> *</span>}
          </th>
        ))}
        {children}
      </tr>
    </thead>
  )
}
