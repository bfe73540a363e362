import pino from 'pino'

/** What parts of the server may say to the log. */
export type Log = Pick<pino.Logger, 'info' | 'warn' | 'error'>

/** JSON lines on the standard output; no transports, for their worker threads do not survive bundling. */
export function makeLog(level: string): pino.Logger {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime })
}
