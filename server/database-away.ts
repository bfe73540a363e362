/** Whether a failure says that Postgres is not there, stopping, out of connections or out of disk: all pass without us. */
export function isDatabaseAway(reason: unknown): boolean {
  const code = codeOf(reason)
  if (code !== undefined && (driverCodes.has(code) || /^(08|53|57P0)/.test(code))) return true
  // Drizzle wraps what the driver throws.
  return (
    reason instanceof Error && reason.cause !== undefined && reason.cause !== reason && isDatabaseAway(reason.cause)
  )
}

/**
 * Whether Postgres gave up on a statement that waited or ran too long, or stood in another's way: the same request may
 * pass in a moment.
 */
export function isDatabaseBusy(reason: unknown): boolean {
  const code = codeOf(reason)
  if (code !== undefined && busyStates.has(code)) return true
  return (
    reason instanceof Error && reason.cause !== undefined && reason.cause !== reason && isDatabaseBusy(reason.cause)
  )
}

/** Lock not available, deadlock, serialisation failure, statement timeout. */
const busyStates = new Set(['55P03', '40P01', '40001', '57014'])

const driverCodes = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
])

function codeOf(reason: unknown): string | undefined {
  const code = reason instanceof Error ? (reason as Error & { code?: unknown }).code : undefined
  return typeof code === 'string' ? code : undefined
}
