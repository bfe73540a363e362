import pino from 'pino'

/** Structured log lines; `pino` fits. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** JSON lines on the standard output; no transports, for their worker threads do not survive bundling. */
export function makeLog(level: string): pino.Logger {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime })
}
