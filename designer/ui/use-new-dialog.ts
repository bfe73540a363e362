import { useSearchParams } from 'react-router'

export interface DialogState {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Whether the dialog for something new is open: `?new` opens it from the palette and from other pages. */
export function useNewDialog(): DialogState & { readonly onOpen: () => void } {
  const [search, setSearch] = useSearchParams()
  const change = (edit: (next: URLSearchParams) => void) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now)
        edit(next)
        return next
      },
      { replace: true },
    )
  return { opened: search.has('new'), onOpen: () => change((next) => next.set('new', '')), onClose: () => change((next) => next.delete('new')) }
}
