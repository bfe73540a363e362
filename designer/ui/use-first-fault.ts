import { type RefObject, useEffect, useRef } from 'react'

/**
 * The form (or what holds it) to watch: whenever one of these changes - another try, another answer - the first input with a fault gets
 * the focus, wherever on the page it stands.
 */
export function useFirstFault<Part extends HTMLElement = HTMLFormElement>(reason: unknown, tries: number): RefObject<Part | null> {
  const form = useRef<Part>(null)
  useEffect(() => {
    if (!reason && tries === 0) return
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [reason, tries])
  return form
}
