import { createHmac, createSecretKey, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { Signer } from '../runtime/ports.ts'

/** Signs what clients carry back, by a key of its own that is drawn from the installation's secret (RFC 5869). */
export function createSigner(secret: string): Signer {
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'tessera signer', 32)))
  const sign = (text: string): string => createHmac('sha256', key).update(text).digest('base64url')
  return {
    sign,
    verify: (text, signature) => {
      const [right, given] = [Buffer.from(sign(text)), Buffer.from(signature)]
      return right.length === given.length && timingSafeEqual(right, given)
    },
  }
}
