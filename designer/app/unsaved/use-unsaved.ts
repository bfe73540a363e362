import { useEffect, useRef, useState } from 'react'
import { askToLeave, guardForm, type IsUnsaved, type UnsavedKind } from './unsaved.ts'

export interface UnsavedForm {
  /** What was filled in is stored: leaving asks no more. */
  saved(): void
  /** Closes the form where it stands; asks first if something would be lost. */
  leave(close: () => void): void
}

/** Asks before a form with unsaved input is left: by a link, by the browser, or by closing it where it stands. */
export function useUnsaved(isChanged: IsUnsaved, kind: UnsavedKind = 'form'): UnsavedForm {
  const newest = useRef(isChanged)
  const isSaved = useRef(false)
  useEffect(() => {
    newest.current = isChanged
  })
  useEffect(() => guardForm(() => !isSaved.current && newest.current(), kind), [kind])
  const [form] = useState(() => ({
    saved: () => void (isSaved.current = true),
    leave: (close: () => void) => (!isSaved.current && newest.current() ? askToLeave(close) : close()),
  }))
  return form
}
