import { useCallback, useSyncExternalStore } from 'react'

/** Small choices of a person about the screen, kept on this device: a folded rail, the width of a panel. */
const prefix = 'tessera.'
const listeners = new Set<() => void>()
const cache = new Map<string, unknown>()

export function readPreference<Value>(name: string, fallback: Value): Value {
  if (!cache.has(name)) cache.set(name, stored(name) ?? fallback)
  // Written only by writePreference under the same name, so the shape is the caller's own.
  return cache.get(name) as Value
}

export function writePreference(name: string, value: unknown): void {
  cache.set(name, value)
  localStorage.setItem(prefix + name, JSON.stringify(value))
  for (const listener of listeners) listener()
}

/** A preference and how to change it; all components that use it follow. Pass a stable fallback. */
export function usePreference<Value>(name: string, fallback: Value): [Value, (value: Value) => void] {
  const value = useSyncExternalStore(listen, () => readPreference(name, fallback))
  const write = useCallback((next: Value) => writePreference(name, next), [name])
  return [value, write]
}

function stored(name: string): unknown {
  const text = localStorage.getItem(prefix + name)
  if (text === null) return undefined
  try {
    return JSON.parse(text)
  } catch {
    // Somebody edited the storage by hand: the fallback is good enough.
    return undefined
  }
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
