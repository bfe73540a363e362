import type { ReactNode } from 'react'
import { usePreference } from '../preference.ts'

export interface DataColumn<Row> {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** Pixels; the last visible column also takes what is left. */
  width?: number
  align?: 'start' | 'end'
  sortable?: boolean
  /** False: always shown, the title column. */
  hideable?: boolean
  /** Whether the row's cell may be edited where it stands. */
  editable?: (row: Row) => boolean
}

/** Where a cell is: its row and its column by their ids. */
export interface CellPlace {
  readonly row: string
  readonly column: string
}

/** Cells that are edited where they stand, one at a time. */
export interface CellEditing<Row> {
  readonly at: CellPlace | null
  begin(place: CellPlace): void
  /** The input that stands over the cell. */
  editor(row: Row, column: DataColumn<Row>): ReactNode
  /** Why the cell's last edit was declined. */
  fault(place: CellPlace): string | undefined
}

export interface Sort {
  id: string
  direction: 'asc' | 'desc'
}

/** The columns of a table and which of them this person wants to see, remembered on the device. */
export interface TableColumns<Row> {
  readonly visible: readonly DataColumn<Row>[]
  readonly hideable: readonly DataColumn<Row>[]
  isShown(column: DataColumn<Row>): boolean
  show(column: DataColumn<Row>, isShown: boolean): void
}

const noneHidden: Readonly<Record<string, boolean>> = {}

export function useTableColumns<Row>(columns: readonly DataColumn<Row>[], name: string): TableColumns<Row> {
  const [choices, setChoices] = usePreference(`columns.${name}`, noneHidden)
  const isShown = ({ id, hideable = true }: DataColumn<Row>) => !hideable || choices[id] !== false
  return {
    visible: columns.filter(isShown),
    hideable: columns.filter(({ hideable = true }) => hideable),
    isShown,
    show: ({ id }, wanted) => setChoices({ ...choices, [id]: wanted }),
  }
}
