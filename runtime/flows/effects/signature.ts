import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Signer } from '../../ports.ts'

/** Seconds that the clocks of sender and receiver may differ. */
const tolerance = 300

interface Signed {
  readonly id: string
  /** Seconds since 1970. */
  readonly timestamp: string
  readonly body: string
}

/** The secret of a place where bodies are signed, in the form of Standard Webhooks. It is made of the server's own key and stored nowhere. */
export const signingSecret = (signer: Signer, place: string): string => `whsec_${Buffer.from(signer.sign(`signing ${place}`), 'base64url').toString('base64')}`

/** Signs a body by Standard Webhooks (standardwebhooks.com): HMAC-SHA-256 over id, moment and body. */
export const signatureOf = (secret: string, { id, timestamp, body }: Signed): string =>
  `v1,${createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64')).update(`${id}.${timestamp}.${body}`).digest('base64')}`

/** The headers under which a body is sent that its reader can check. */
export function signedHeaders(secret: string, { id, body, now }: { id: string; body: string; now: Date }): readonly (readonly [string, string])[] {
  const timestamp = String(Math.floor(now.getTime() / 1_000))
  return [['webhook-id', id], ['webhook-timestamp', timestamp], ['webhook-signature', signatureOf(secret, { id, timestamp, body })]]
}

/** Whether a body comes from who knows the secret, and was signed a moment ago. Senders in the middle of a change sign twice. */
export function isSigned(secret: string, { id, timestamp, body, signatures, now }: Signed & { readonly signatures: string; readonly now: Date }): boolean {
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now.getTime() / 1_000 - Number(timestamp)) > tolerance) return false
  const right = Buffer.from(signatureOf(secret, { id, timestamp, body }))
  return signatures.split(' ').some((each) => {
    const given = Buffer.from(each)
    return given.length === right.length && timingSafeEqual(given, right)
  })
}
