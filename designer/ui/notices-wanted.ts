let isWanted = false
const listeners = new Set<() => void>()

/** Asks for the place where notices appear. They wait in a store of their own until it is there. */
export function wantNotices(): void {
  isWanted = true
  for (const listener of listeners) listener()
}

export const areNoticesWanted = (): boolean => isWanted

export function onNoticesWanted(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
