import { useTranslation } from 'react-i18next'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { ChildRow } from '../../../schemas/fields/field-type.ts'
import { useReader } from '../../i18n/reader.ts'
import { isAdded, totalOf } from './row-totals.ts'

interface RowTotalsProps {
  rows: readonly ChildRow[]
  columns: readonly FieldDefinition[]
  /** What stands behind the columns. */
  children?: React.ReactNode
}

/** What the columns of numbers come to, where there is more than one row. */
export function RowTotals({ rows, columns, children }: RowTotalsProps) {
  const { t } = useTranslation('rows')
  const reader = useReader()
  if (rows.length < 2 || !columns.some(isAdded)) return null
  return (
    <tfoot>
      <tr>
        {columns.map((column, index) => (
          <td key={column.id} data-number={isAdded(column) || undefined} data-label={isAdded(column) ? t('total') : undefined}>
            {isAdded(column) ? fieldTypeOf(column).format(totalOf(rows, column), column, reader) : index === 0 && t('total')}
          </td>
        ))}
        {children}
      </tr>
    </tfoot>
  )
}
