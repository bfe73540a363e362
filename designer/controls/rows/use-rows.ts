import { useEffect, useRef, useState } from 'react'
import { rowsIn } from '../../../schemas/fields/child-rows.ts'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { ChildRow, FieldValue } from '../../../schemas/fields/field-type.ts'
import { useReading } from '../../i18n/reader.ts'
import type { ControlProps } from '../control.ts'
import { useLookupSource } from '../lookup-source.ts'
import { cellsOf, pastedRows } from './paste-rows.ts'
import { mayFill } from './row-columns.ts'
import { duplicatedRow, isBlankRow, movedRow, newRow, withCell, withoutRow, withRow } from './row-edits.ts'
import type { RowsObject } from './rows-source.ts'
import { withFoundLinks } from './found-links.ts'

interface ActiveCell {
  readonly at: number
  readonly column: string
}

/** The rows while they are filled in: where the keyboard is, and every edit of them. */
export function useRows({ field, value, onChange, child }: ControlProps & { child: RowsObject }, columns: readonly FieldDefinition[]) {
  const reading = useReading()
  const source = useLookupSource()
  const [active, setActive] = useState<ActiveCell | null>(null)
  // Inputs give their value while an event is still on its way, before the next rendering.
  const latest = useRef<readonly ChildRow[]>(rowsIn(value))
  useEffect(() => {
    latest.current = rowsIn(value)
  }, [value])
  const edit = (change: (rows: readonly ChildRow[]) => readonly ChildRow[]): void => {
    latest.current = change(latest.current)
    onChange(latest.current)
  }
  const most = fieldTypeOf(field).rows?.(field).maxRows ?? 0
  const filled = columns.filter((column) => mayFill(column, child, true))
  const mayAdd = (): boolean => child.can.create && latest.current.length < most && filled.length > 0
  const editAndLeave: typeof edit = (change) => {
    edit(change)
    setActive(null)
  }
  const enter = (at: number, column: string | undefined): void => setActive(column === undefined ? null : { at, column })

  const add = (): void => {
    edit((rows) => withRow(rows, newRow(columns)))
    enter(latest.current.length - 1, filled[0]?.name)
  }
  const go = (at: number, column: string, way: 'across' | 'down'): boolean => {
    readInput()
    if (at + 1 < latest.current.length) enter(at + 1, way === 'down' ? column : filled[0]?.name)
    // A new row is filled in from its beginning, whichever key made it.
    else if (mayAdd() && latest.current.slice(-1).every((row) => !isBlankRow(row, columns))) add()
    else return false
    return true
  }
  const paste = (at: number, column: string, text: string): boolean => {
    const cells = cellsOf(text)
    if (!cells) return false
    // What the input holds would be told when it is left, over what is pasted.
    readInput()
    const from = columns.findIndex(({ name }) => name === column)
    const across = columns.slice(from).map((each) => (mayFill(each, child, latest.current[at]?.id === undefined) ? each : undefined))
    const added = child.can.create ? most : latest.current.length
    edit((rows) => pastedRows(rows, { columns: across, at, cells, reading, most: added, begin: () => newRow(columns) }))
    enter(Math.min(at + cells.length, latest.current.length) - 1, column)
    if (source) void withFoundLinks(latest.current, columns, source).then((found) => found && edit(found))
    return true
  }
  return {
    active,
    enter,
    add,
    go,
    paste,
    fill: (at: number, column: string, next: FieldValue) => edit((rows) => withCell(rows, at, { [column]: next })),
    move: (at: number, to: number) => editAndLeave((rows) => movedRow(rows, at, to)),
    remove: (at: number) => editAndLeave((rows) => withoutRow(rows, at)),
    duplicate: (at: number) => {
      edit((rows) => duplicatedRow(rows, at, columns))
      enter(at + 1, filled[0]?.name)
    },
  }
}

/** Typed text is read when its input is left, and an input that goes away is not left. */
function readInput(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
