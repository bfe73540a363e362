import { lazy, Suspense, useCallback, useState } from 'react'
import type { AppObject } from '../../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../../schemas/api/record.ts'
import type { CellEditing, CellPlace, DataColumn } from '../../../ui/table/table-columns.ts'

// All inputs come with the first cell that is edited.
const CellEditor = lazy(async () => ({ default: (await import('./CellEditor.tsx')).CellEditor }))

interface InlineEditing {
  object: AppObject
  columns: readonly DataColumn<RecordAnswer>[]
  /** Where the list is kept that shows the records. */
  listKey: readonly unknown[]
}

/** What was declined, by cell: it is told at the cell until the cell is edited again. */
type Faults = ReadonlyMap<string, string>

const keyOf = ({ row, column }: CellPlace): string => `${row} ${column}`

/** Editing of cells where they stand: which one, and what was declined. */
export function useInlineEditing({ object, columns, listKey }: InlineEditing): CellEditing<RecordAnswer> {
  const [at, setAt] = useState<CellPlace | null>(null)
  const [faults, setFaults] = useState<Faults>(new Map())
  const note = useCallback((place: CellPlace, fault: string | undefined) => {
    setFaults((before) => {
      const next = new Map(before)
      if (fault === undefined) next.delete(keyOf(place))
      else next.set(keyOf(place), fault)
      return next
    })
  }, [])
  const editor = (record: RecordAnswer, column: DataColumn<RecordAnswer>) => {
    const editable = columns.filter((each) => each.editable?.(record))
    const goTo = (step: 1 | -1) => {
      const next = editable[editable.findIndex(({ id }) => id === column.id) + step]
      setAt(next ? { row: record.id, column: next.id } : null)
      return next !== undefined
    }
    const place = { row: record.id, column: column.id }
    return (
      <Suspense fallback={column.cell(record)}>
        <CellEditor key={keyOf(place)} object={object} record={record} path={column.id} listKey={listKey} fault={faults.get(keyOf(place))} onFault={(fault) => note(place, fault)} onClose={() => setAt(null)} onStep={goTo} />
      </Suspense>
    )
  }
  return { at, begin: setAt, editor, fault: (place) => faults.get(keyOf(place)) }
}
