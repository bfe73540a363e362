import { createCipheriv, createDecipheriv, createHash, createSecretKey, hkdfSync, randomBytes } from 'node:crypto'
import type { Vault } from '../runtime/ports.ts'

const algorithm = 'aes-256-gcm'
const [nonceBytes, tagBytes] = [12, 16]

/**
 * Seals by AES-256-GCM (NIST SP 800-38D) with a key of its own that is drawn from the installation's secret (RFC 5869). The
 * place is authenticated along: what was sealed for one place does not open at another.
 */
export function createVault(secret: string): Vault {
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'tessera vault', 32))
  const key = createSecretKey(bytes)
  const id = createHash('sha256').update('tessera vault key ').update(bytes).digest('hex').slice(0, 12)
  return {
    key: id,
    seal: (text, place) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(place))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return { key: id, text: Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url') }
    },
    open: ({ key: by, text }, place) => {
      const sealed = Buffer.from(text, 'base64url')
      if (by !== id || sealed.length < nonceBytes + tagBytes) return undefined
      const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
      decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
      try {
        return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}
