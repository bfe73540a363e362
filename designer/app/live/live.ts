import { useEffect, useRef } from 'react'
import { rested } from './rested.ts'

/** Something that the server told as it happened: what it is about, by ids. */
export interface LiveEvent {
  readonly event: 'release' | 'record' | 'task' | 'notification' | 'job' | 'run'
  readonly data: Readonly<Record<string, unknown>>
}

type Listener = (told: LiveEvent) => void

const listeners = new Set<Listener>()
let isConnected = false

/** After how many ms to ask again for what the server tells by itself, as long as it does. */
export const pollingPause = (): number => (isConnected ? 600_000 : 60_000)

export function setLive(is: boolean): void {
  isConnected = is
}

export function tell(told: LiveEvent): void {
  for (const listener of listeners) listener(told)
}

/** Hears what the server tells, for as long as the component is there. */
export function useLiveEvents(listener: Listener): void {
  const current = useRef(listener)
  useEffect(() => {
    current.current = listener
  })
  useEffect(() => {
    const hear: Listener = (told) => current.current(told)
    listeners.add(hear)
    return () => void listeners.delete(hear)
  }, [])
}

/** Connects this tab with the workspace's events once the first screen is there: it must not wait for them. */
export function useLive(workspace: string): void {
  useEffect(() => {
    let disconnect: (() => void) | undefined
    const stop = rested(() => void import('./connect.ts').then(({ connect }) => (disconnect = isOver ? undefined : connect(workspace))))
    let isOver = false
    return () => {
      isOver = true
      stop()
      disconnect?.()
    }
  }, [workspace])
}
