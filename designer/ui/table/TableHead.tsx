import { Checkbox, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react'
import type { Header, ReactTable } from '@tanstack/react-table'
import { useTranslation } from 'react-i18next'
import classes from './DataTable.module.css'
import type { AllState } from './row-cursor.ts'
import type { Sort, TableFeatures } from './table-model.ts'

interface TableHeadProps<Row extends object> {
  table: ReactTable<TableFeatures, Row>
  template: string
  sort: Sort | null
  onSort: ((sort: Sort | null) => void) | undefined
  selectAll: (() => void) | undefined
  allState: AllState
}

/** The widths of all columns as one CSS grid template, shared by head and rows. */
export function gridTemplate<Row extends object>(table: ReactTable<TableFeatures, Row>, withSelection: boolean): string {
  const columns = table.getVisibleLeafColumns()
  const widths = columns.map((column, at) => {
    const size = column.columnDef.meta?.width ?? 160
    return at === columns.length - 1 ? `minmax(${size}px, 1fr)` : `${size}px`
  })
  return [...(withSelection ? ['36px'] : []), ...widths].join(' ')
}

export function TableHead<Row extends object>({ table, template, sort, onSort, selectAll, allState }: TableHeadProps<Row>) {
  const { t } = useTranslation('ui')
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.row} style={{ gridTemplateColumns: template }}>
        {selectAll && (
          <div role="columnheader" className={classes.check}>
            <Checkbox
              aria-label={t('selectAll')}
              checked={allState === 'all'}
              indeterminate={allState === 'some'}
              onChange={selectAll}
            />
          </div>
        )}
        {table.getLeafHeaders().map((header) => (
          <HeadCell key={header.id} header={header} sort={sort} onSort={onSort} />
        ))}
      </div>
    </div>
  )
}

interface HeadCellProps<Row extends object> {
  header: Header<TableFeatures, Row>
  sort: Sort | null
  onSort: ((sort: Sort | null) => void) | undefined
}

function HeadCell<Row extends object>({ header, sort, onSort }: HeadCellProps<Row>) {
  const { column } = header
  const sorted = sort?.id === column.id ? sort.direction : false
  const label = String(column.columnDef.header)
  const { align, isSortable = false } = column.columnDef.meta ?? {}
  if (!onSort || !isSortable) {
    return (
      <div role="columnheader" className={classes.cell} data-align={align}>
        <span className={classes.clip}>{label}</span>
      </div>
    )
  }
  return (
    <div role="columnheader" className={classes.cell} data-align={align} aria-sort={ariaSort(sorted)}>
      <UnstyledButton className={classes.sort} onClick={() => onSort(nextSort(column.id, sorted))}>
        <span className={classes.clip}>{label}</span>
        <SortIcon sorted={sorted} />
      </UnstyledButton>
    </div>
  )
}

type Sorted = false | 'asc' | 'desc'

function SortIcon({ sorted }: { sorted: Sorted }) {
  if (sorted === 'asc') return <IconArrowUp size={13} aria-hidden />
  if (sorted === 'desc') return <IconArrowDown size={13} aria-hidden />
  return <IconArrowsSort size={13} aria-hidden className={classes.unsorted} />
}

const ariaSort = (sorted: Sorted) => (sorted === false ? 'none' : sorted === 'asc' ? 'ascending' : 'descending')

/** Rising, then falling, then as the list comes. */
function nextSort(id: string, sorted: Sorted): Sort | null {
  if (sorted === false) return { id, direction: 'asc' }
  return sorted === 'asc' ? { id, direction: 'desc' } : null
}
