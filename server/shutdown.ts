import type { Log } from './log.ts'

export type Stop = () => Promise<void>

/** What has been started, to be stopped in the opposite order. */
interface Shutdown {
  /** Remembers how to stop what was started a moment ago. */
  add(name: string, stop: Stop): void
  run(): Promise<void>
}

export function createShutdown(log: Log): Shutdown {
  const started: { name: string; stop: Stop }[] = []
  return {
    add: (name, stop) => void started.push({ name, stop }),
    run: async () => {
      for (const { name, stop } of started.splice(0).toReversed()) {
        // What does not stop must not keep the rest from stopping.
        await stop().catch((error: unknown) => log.error({ err: error, part: name }, 'a part did not stop'))
      }
    },
  }
}

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
