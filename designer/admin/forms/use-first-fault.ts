import { type RefObject, useEffect, useRef } from 'react'

/**
 * The form to watch: whenever one of these changes - another try, another answer - the first input with a fault gets
 * the focus, wherever on the page it stands.
 */
export function useFirstFault(reason: unknown, tries: number): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (!reason && tries === 0) return
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [reason, tries])
  return form
}
