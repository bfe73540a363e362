import { Button, Input, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { rowsIn } from '../../../schemas/fields/child-rows.ts'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { ChildRow } from '../../../schemas/fields/field-type.ts'
import type { ControlProps } from '../control.ts'
import { mayFill, rowColumns } from './row-columns.ts'
import { RowHead } from './RowHead.tsx'
import { RowLine } from './RowLine.tsx'
import { RowTotals } from './RowTotals.tsx'
import classes from './rows.module.css'
import { type RowsObject, useRowsSource } from './rows-source.ts'
import { useRows } from './use-rows.ts'

/** The rows of a record as a grid, in which one fills in row by row: by keys, and by pieces of a spreadsheet. */
export function RowsControl(props: ControlProps) {
  const { field, label, help, error, required = false } = props
  const { t } = useTranslation('rows')
  const child = useRowsSource()?.(fieldTypeOf(field).rows?.(field).object ?? '')
  return (
    <Input.Wrapper label={label} description={help} error={error} withAsterisk={required} labelElement="div">
      {child ? (
        <Grid {...props} child={child} />
      ) : (
        <Text size="sm" c="dimmed">
          {t('elsewhere')}
        </Text>
      )}
    </Input.Wrapper>
  )
}

function Grid(props: ControlProps & { child: RowsObject }) {
  const { field, value, label, child, disabled = false, faults } = props
  const { t } = useTranslation('rows')
  const columns = rowColumns(field, child)
  const rows = rowsIn(value)
  const grid = useRows(props, columns)
  const { order, maxRows = rows.length } = fieldTypeOf(field).rows?.(field) ?? {}
  const mayAdd = !disabled && child.can.create && rows.length < maxRows
  return (
    <div className={classes.frame}>
      <table className={classes.grid} aria-label={label}>
        <RowHead columns={columns} isFilledIn>
          <th scope="col" aria-label={t('acts')} />
        </RowHead>
        <tbody>
          {rows.map((row, at) => (
            <RowLine
              // A row that is new has no name of its own yet; its place is what tells it apart.
              key={row.id ?? `new ${at}`}
              row={row}
              at={at}
              columns={columns}
              filled={disabled ? [] : columns.filter((column) => mayFill(column, child, row.id === undefined)).map(({ name }) => name)}
              active={grid.active?.at === at ? grid.active.column : undefined}
              faultOf={(column) => faults?.get(`${at}/${column}`) ?? (column === columns[0]?.name ? faults?.get(String(at)) : undefined)}
              acts={disabled ? {} : actsOn(row, at, { grid, child, isOrdered: order !== undefined, last: rows.length - 1, mayAdd })}
              onEnter={(column) => grid.enter(at, column)}
              onChange={(column, next) => grid.fill(at, column, next)}
              onPaste={(column, text) => grid.paste(at, column, text)}
              onGo={(column, way) => grid.go(at, column, way)}
            />
          ))}
        </tbody>
        <RowTotals rows={rows} columns={columns}>
          <td aria-hidden />
        </RowTotals>
      </table>
      <div className={classes.foot}>
        {mayAdd && (
          <Button variant="light" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={grid.add}>
            {t('add')}
          </Button>
        )}
        <Text size="xs" c="dimmed">
          {rows.length >= maxRows ? t('full', { count: maxRows }) : t('count', { count: rows.length })}
        </Text>
      </div>
    </div>
  )
}

interface Around {
  readonly grid: ReturnType<typeof useRows>
  readonly child: RowsObject
  readonly isOrdered: boolean
  readonly last: number
  readonly mayAdd: boolean
}

const actsOn = ({ id }: ChildRow, at: number, { grid, child, isOrdered, last, mayAdd }: Around) => ({
  up: isOrdered && at > 0 ? () => grid.move(at, at - 1) : undefined,
  down: isOrdered && at < last ? () => grid.move(at, at + 1) : undefined,
  duplicate: mayAdd ? () => grid.duplicate(at) : undefined,
  remove: id === undefined || child.can.delete ? () => grid.remove(at) : undefined,
})
