import { randomBytes } from 'node:crypto'

/**
 * Ids for the records of one portion: UUIDs of version 7 (RFC 9562, 5.7) that share their 42 first random bits and count in
 * the last 32. So they sort as the rows of the file, and the range from the first to the last holds these records and no others.
 */
export function batchIds(now: number): () => string {
  const head = randomBytes(12)
  head.writeUIntBE(now, 0, 6)
  head.writeUInt8((head.readUInt8(6) & 0x0f) | 0x70, 6)
  head.writeUInt8((head.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = head.toString('hex')
  const fixed = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  let count = 0
  return () => {
    count += 1
    return fixed + count.toString(16).padStart(8, '0')
  }
}
