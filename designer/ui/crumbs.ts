import { useEffect, useSyncExternalStore } from 'react'

/** One step of the breadcrumb. `siblings` make it a switcher: the other places that could stand here. */
export interface Crumb {
  label: string
  to?: string
  siblings?: readonly { label: string; to: string }[]
}

let trail: readonly Crumb[] = []
const listeners = new Set<() => void>()

/** Says where the page is; the frame shows it. The last crumb is the page itself. */
export function useCrumbs(title: string, above: readonly Crumb[]): void {
  const key = JSON.stringify(above)
  useEffect(() => {
    // Compared by content: pages build the list anew at every render. The key is that very list.
    become([...(JSON.parse(key) as Crumb[]), { label: title }])
    document.title = `${title} · Tessera`
    return () => become([])
  }, [title, key])
}

export const useTrail = (): readonly Crumb[] => useSyncExternalStore(listen, () => trail)

function become(next: readonly Crumb[]): void {
  trail = next
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
