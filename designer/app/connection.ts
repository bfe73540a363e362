import { useSyncExternalStore } from 'react'

/** Whether the server answers: `busy` means that it asked to be tried again at `retryAt` (milliseconds). */
export type Connection = { state: 'fine' } | { state: 'unreachable' } | { state: 'busy'; retryAt: number }

let connection: Connection = { state: 'fine' }
const listeners = new Set<() => void>()

export const markAnswered = (): void => become({ state: 'fine' })

export const markUnreachable = (): void => become({ state: 'unreachable' })

export const markBusy = (seconds: number): void => become({ state: 'busy', retryAt: Date.now() + seconds * 1000 })

export const useConnection = (): Connection => useSyncExternalStore(listen, () => connection)

function become(next: Connection): void {
  if (next.state === 'fine' && connection.state === 'fine') return
  connection = next
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
