import { randomUUID } from 'node:crypto'

/**
 * A UUID of version 7 (RFC 9562, 5.7): 48 bits of milliseconds, then random, so that ids sort by age. The random part,
 * variant included, is that of a UUID of version 4, of which Node keeps a stock.
 */
export function uuid7(now: number): string {
  const time = now.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}
