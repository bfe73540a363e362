/**
 * A library that is too large for the first screen and needed only by some values: phone numbers (45 KiB), patterns
 * (40 KiB). The language calls such libraries at once, so here a light stand-in answers until the real one has come.
 */
interface Engine<Library> {
  /** The library if it is here. If not, it is fetched, and everything that shows values renders again when it comes. */
  readonly now: () => Library | undefined
  /** For work that must not begin before: reading a file, saving a form. */
  readonly load: () => Promise<Library>
}

let version = 0
const listeners = new Set<() => void>()

export function engineOf<Library>(fetch: () => Promise<Library>): Engine<Library> {
  let library: Library | undefined
  let coming: Promise<Library> | undefined
  const load = () => (coming ??= fetch().then(arrived, failed))
  const arrived = (each: Library): Library => {
    library = each
    version += 1
    for (const listener of listeners) listener()
    return each
  }
  const failed = (reason: unknown): never => {
    // The next one who needs it tries again.
    coming = undefined
    throw reason
  }
  return {
    load,
    now: () => {
      if (!library) load().catch(silently)
      return library
    },
  }
}

/** For `useSyncExternalStore`: changes whenever an engine arrives. */
export const engineVersion = (): number => version

export function listenToEngines(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

// Without the library values are shown as they are stored and the server checks what is sent: nothing to tell anybody.
const silently = () => undefined
