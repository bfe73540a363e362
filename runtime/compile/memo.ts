import type { Memo } from './plan.ts'

/** A memo of at most `limit` values; the least recently used go first. */
export function createMemo(limit: number): Memo {
  const values = new Map<string, unknown>()
  return <Value>(key: string, make: () => Value): Value => {
    if (values.has(key)) {
      // Only `make` of the same key put the value there, so it is of the type asked for.
      const known = values.get(key) as Value
      values.delete(key)
      values.set(key, known)
      return known
    }
    const made = make()
    values.set(key, made)
    const oldest = values.size > limit ? values.keys().next().value : undefined
    if (oldest !== undefined) values.delete(oldest)
    return made
  }
}

/** Makes a value when it is first asked for, and keeps it. */
export function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => (made ??= make())
}
