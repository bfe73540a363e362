import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './DataTable.module.css'
import { TableCheck } from './TableCheck.tsx'
import type { AllState } from './row-cursor.ts'
import type { DataColumn, Sort } from './table-columns.ts'

interface TableHeadProps<Row> {
  columns: readonly DataColumn<Row>[]
  template: string
  sort: Sort | null
  onSort: ((sort: Sort | null) => void) | undefined
  selectAll: (() => void) | undefined
  allState: AllState
}

/** The widths of all columns as one CSS grid template, shared by head and rows. On a phone the next column is always seen to begin. */
export function gridTemplate<Row>(columns: readonly DataColumn<Row>[], withSelection: boolean): string {
  const widths = columns.map(({ width = 160 }, at) => (at === columns.length - 1 ? `minmax(${width}px, 1fr)` : `min(${width}px, 56vw)`))
  return [...(withSelection ? ['calc(var(--page-gutter) + 24px)'] : []), ...widths].join(' ')
}

export function TableHead<Row>({ columns, template, sort, onSort, selectAll, allState }: TableHeadProps<Row>) {
  const { t } = useTranslation('ui')
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.row} style={{ gridTemplateColumns: template }}>
        {selectAll && (
          <div role="columnheader" className={classes.check}>
            <TableCheck aria-label={t('selectAll')} checked={allState === 'all'} isSome={allState === 'some'} onChange={selectAll} />
          </div>
        )}
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
        ))}
      </div>
    </div>
  )
}

interface HeadCellProps<Row> {
  column: DataColumn<Row>
  sort: Sort | null
  onSort: ((sort: Sort | null) => void) | undefined
}

function HeadCell<Row>({ column: { id, header, align = 'start', sortable = false }, sort, onSort }: HeadCellProps<Row>) {
  const sorted = sort?.id === id ? sort.direction : false
  if (!onSort || !sortable) {
    return (
      <div role="columnheader" className={classes.cell} data-align={align}>
        <span className={classes.clip}>{header}</span>
      </div>
    )
  }
  return (
    <div role="columnheader" className={classes.cell} data-align={align} aria-sort={ariaSort(sorted)}>
      <UnstyledButton className={classes.sort} onClick={() => onSort(nextSort(id, sorted))}>
        <span className={classes.clip}>{header}</span>
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
