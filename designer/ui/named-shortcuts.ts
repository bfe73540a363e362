import { useEffect, useSyncExternalStore } from 'react'
import { type Shortcut, useShortcut } from './shortcut.ts'

/** Keys that a page gives a meaning, for the map of keys. */
export interface NamedShortcut {
  readonly keys: Shortcut
  readonly says: string
}

const listeners = new Set<() => void>()
let mounted: readonly NamedShortcut[] = []

function change(next: readonly NamedShortcut[]): void {
  mounted = next
  for (const listener of listeners) listener()
}

/** A shortcut that the map of keys shows for as long as its component is there. */
export function useNamedShortcut(keys: Shortcut, says: string, handler: (event: KeyboardEvent) => void): void {
  useShortcut(keys, handler)
  useEffect(() => {
    const named = { keys, says }
    change([...mounted, named])
    return () => change(mounted.filter((each) => each !== named))
  }, [keys, says])
}

/** Keys that a component hears by itself, shown on the map for as long as it is there. `named` must stay the same list. */
export function useKeysOfPage(named: readonly NamedShortcut[]): void {
  useEffect(() => {
    change([...mounted, ...named])
    return () => change(mounted.filter((each) => !named.includes(each)))
  }, [named])
}

/** What the components that are there now have named. */
export const useMountedShortcuts = (): readonly NamedShortcut[] => useSyncExternalStore(subscribe, () => mounted)

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
