import { type KeyboardEvent, useId, useState } from 'react'
import { isComposing } from '../composition.ts'
import { cellId } from './TableRow.tsx'

interface RowCursorInput {
  rowIds: readonly string[]
  selection: ReadonlySet<string> | undefined
  onSelect: ((selection: ReadonlySet<string>) => void) | undefined
  onOpen: (at: number) => void
  onMove: (at: number) => void
  /** How many columns the keyboard can stand on; none where no cell can be edited. */
  columns: number
  /** Begins to edit a cell; false when it may not be edited. */
  onEdit: (at: number, column: number) => boolean
}

const pageSize = 12

/**
 * Keyboard of a table: arrows, Home, End and Page keys move the active row, Space selects it, Shift extends,
 * Ctrl+A selects all, Enter opens. Where cells can be edited, Left and Right choose one, and Enter or F2 edits it. Focus stays on the scroller (rows come and go as they scroll), the active row
 * is named by `aria-activedescendant`.
 */
export function useRowCursor({ rowIds, selection, onSelect, onOpen, onMove, columns, onEdit }: RowCursorInput) {
  const prefix = useId()
  const [at, setAt] = useState(-1)
  const [anchor, setAnchor] = useState(-1)
  const [column, setColumn] = useState(-1)
  const domId = (index: number) => `${prefix}-${index}`

  const move = (to: number, extend: boolean) => {
    const next = Math.max(0, Math.min(rowIds.length - 1, to))
    setAt(next)
    onMove(next)
    if (!extend || !onSelect) return setAnchor(next)
    const from = anchor < 0 ? next : anchor
    onSelect(new Set([...(selection ?? []), ...between(rowIds, from, next)]))
  }
  const pick = (index: number, extend: boolean) => {
    const id = rowIds[index]
    if (id === undefined || !onSelect) return
    setAt(index)
    if (extend && anchor >= 0) return onSelect(new Set([...(selection ?? []), ...between(rowIds, anchor, index)]))
    setAnchor(index)
    onSelect(toggled(selection ?? new Set(), id))
  }
  const areAllSelected = rowIds.length > 0 && rowIds.every((id) => selection?.has(id))
  const selectAll = () => onSelect?.(areAllSelected ? new Set() : new Set(rowIds))

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.target !== event.currentTarget) return
    const to = targetOf(event.key, at, rowIds.length)
    if (to !== undefined) move(to, event.shiftKey)
    else if (columns > 0 && at >= 0 && event.key === 'ArrowRight') setColumn(Math.min(columns - 1, column + 1))
    else if (columns > 0 && column >= 0 && event.key === 'ArrowLeft') setColumn(column - 1)
    else if (event.key === 'F2' && at >= 0) onEdit(at, Math.max(0, column))
    // The first cell is the title: there Enter opens the record, as it does on a whole row.
    else if (event.key === 'Enter' && at >= 0 && column > 0 && onEdit(at, column)) event.preventDefault()
    else if (event.key === ' ' && at >= 0) pick(at, event.shiftKey)
    else if (event.key === 'Enter' && at >= 0) onOpen(at)
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey) && onSelect) selectAll()
    else return
    event.preventDefault()
  }

  return {
    at,
    column,
    domId,
    activeId: activeId({ at, column, count: rowIds.length, domId }),
    pick,
    selectAll,
    allState: allStateOf(areAllSelected, selection?.size ?? 0),
    onKeyDown,
  }
}

function activeId({ at, column, count, domId }: { at: number; column: number; count: number; domId: (index: number) => string }): string | undefined {
  if (at < 0 || at >= count) return undefined
  return column < 0 ? domId(at) : cellId(domId(at), column)
}

export type AllState = 'none' | 'some' | 'all'

const allStateOf = (areAllSelected: boolean, size: number): AllState =>
  areAllSelected ? 'all' : size > 0 ? 'some' : 'none'

function targetOf(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowDown') return at + 1
  if (key === 'ArrowUp') return at - 1
  if (key === 'PageDown') return at + pageSize
  if (key === 'PageUp') return at - pageSize
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : undefined
}

function between(ids: readonly string[], from: number, to: number): readonly string[] {
  return ids.slice(Math.min(from, to), Math.max(from, to) + 1)
}

/** The selection with this id added, or taken out when it was in. */
export function toggled(selection: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selection)
  if (!next.delete(id)) next.add(id)
  return next
}
