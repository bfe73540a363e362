import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from './log.ts'

export type Stop = () => Promise<void>

/** What has been started, to be stopped in the opposite order. */
interface Shutdown {
  /** Remembers how to stop what was started a moment ago, and how many milliseconds it may take. */
  add(name: string, stop: Stop, patience?: number): void
  run(): Promise<void>
}

// Even if every part hangs, all are left behind before the 25 seconds are over after which we may be killed.
const usualPatience = 2_000

export function createShutdown(log: Log): Shutdown {
  const started: { name: string; stop: Stop; patience: number }[] = []
  return {
    add: (name, stop, patience = usualPatience) => void started.push({ name, stop, patience }),
    run: async () => {
      for (const { name, stop, patience } of started.splice(0).toReversed()) {
        // What does not stop must not keep the rest from stopping.
        const end = await Promise.race([ended(stop), sleep(patience, 'late' as const)])
        if (end === 'late') log.warn({ part: name }, 'a part did not stop in time')
        else if (end) log.error({ err: end.error, part: name }, 'a part did not stop')
      }
    },
  }
}

const ended = (stop: Stop): Promise<{ readonly error: unknown } | undefined> =>
  stop().then(
    () => undefined,
    (error: unknown) => ({ error }),
  )

const oneKeystroke = 500

/**
 * Stops in order at the first signal and at once at the second. npm passes Ctrl-C on to us although the terminal has sent
 * it already, so two signals within half a second count as one.
 */
export function stopOnSignals(stop: Stop): void {
  let first: number | undefined
  const receive = (): void => {
    if (first !== undefined && Date.now() - first > oneKeystroke) process.exit(1)
    if (first !== undefined) return
    first = Date.now()
    void stop().then(() => process.exit(0))
  }
  process.on('SIGINT', receive)
  process.on('SIGTERM', receive)
}
