import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { rowsIn } from '../../../schemas/fields/child-rows.ts'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { ChildRow, FieldValue } from '../../../schemas/fields/field-type.ts'
import { rowColumns } from '../../controls/rows/row-columns.ts'
import { isAdded } from '../../controls/rows/row-totals.ts'
import { RowHead } from '../../controls/rows/RowHead.tsx'
import { RowTotals } from '../../controls/rows/RowTotals.tsx'
import classes from '../../controls/rows/rows.module.css'
import { useApp } from '../../app/workspace.ts'
import { ValueView } from '../records/ValueView.tsx'
import { useLabels } from '../use-object.ts'
import type { DisplayProps } from './display.ts'

/** The rows of a record, to read. */
export function Rows({ field, value }: DisplayProps) {
  const { t } = useTranslation('rows')
  const labels = useLabels()
  const child = useApp().objects.find(({ definition }) => definition.name === fieldTypeOf(field).rows?.(field).object)
  const rows = rowsIn(value)
  if (!child) return null
  if (rows.length === 0) return <Text size="sm" c="dimmed">{t('none')}</Text>
  const columns = rowColumns(field, child)
  return (
    <div className={classes.frame}>
      <table className={classes.grid} aria-label={labels(field.label)}>
        <RowHead columns={columns} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={classes.row}>
              {columns.map((column) => (
                <td key={column.id} data-label={labels(column.label)} data-number={isAdded(column) || undefined}>
                  <span className={classes.text}>
                    <ValueView field={column} value={valueIn(row, column.name)} title={row._titles?.[column.name]} />
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <RowTotals rows={rows} columns={columns} />
      </table>
    </div>
  )
}

const valueIn = ({ values }: ChildRow, name: string): FieldValue => values?.[name] ?? null
