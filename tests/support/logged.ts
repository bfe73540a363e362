import type { Log } from '../../server/log.ts'

export interface LoggedLine {
  readonly level: 'warn' | 'error'
  readonly message: string
  readonly fields: Readonly<Record<string, unknown>>
}

/** A log that keeps warnings and errors in `lines`. */
export function logged(lines: LoggedLine[]): Log {
  const keep = (level: LoggedLine['level']) => (fields: object, message: string) => {
    lines.push({ level, message, fields: { ...fields } })
  }
  // Only this form of pino's three functions is used in the product.
  return { info: () => undefined, warn: keep('warn'), error: keep('error') } as unknown as Log
}
