import type { Log } from '../log.ts'

type Supervised = { isAlive(): boolean; relaunch(): Promise<void> }

type Supervisor = { checkNow(): void; stop(): Promise<void> }

const checkEvery = 500

/** Watches over the database and starts it again when it has died; a start that fails is tried again at each check. */
export function supervise({ isAlive, relaunch }: Supervised, log: Log): Supervisor {
  let relaunching: Promise<void> | undefined
  let stopped = false

  const checkNow = (): void => {
    if (stopped || relaunching || isAlive()) return
    log.warn({}, 'the database has died and is started again')
    relaunching = relaunch()
      .then(() => log.info({}, 'the database runs again'))
      .catch((error: unknown) => log.error({ err: error }, 'the database could not be started again'))
      .finally(() => (relaunching = undefined))
  }

  const timer = setInterval(checkNow, checkEvery).unref()
  const stop = async (): Promise<void> => {
    stopped = true
    clearInterval(timer)
    await relaunching
  }
  return { checkNow, stop }
}
