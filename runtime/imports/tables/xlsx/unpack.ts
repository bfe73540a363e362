import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { type FileBytes, gathered } from '../file-bytes.ts'
import { fileFault } from '../file-fault.ts'
import { decodeText } from '../decode-text.ts'
import type { ZipEntry } from './zip-directory.ts'

/** How much an archive may hold, counted while it is unpacked: what its directory says may be a lie. */
interface UnpackLimits {
  readonly bytes: number
  /** Unpacked to packed bytes of one entry. */
  readonly ratio: number
}

/** Unpacks entries of one archive; all that was unpacked by one unpacker counts together. */
export interface Unpacker {
  /** The text of an entry, piece by piece. */
  text(entry: ZipEntry): AsyncGenerator<string>
}

const localHeaderLength = 30
/** Small entries compress as they like. */
const unjudged = 1024 * 1024

export function createUnpacker(file: FileBytes, limits: UnpackLimits): Unpacker {
  let total = 0
  async function* bytes(entry: ZipEntry): AsyncGenerator<Uint8Array> {
    const packed = file.read(...(await placeOf(file, entry)))
    let own = 0
    for await (const piece of unpacked(packed, entry.method)) {
      own += piece.length
      total += piece.length
      const isBomb = own > unjudged && own > entry.packed * limits.ratio
      if (total > limits.bytes || isBomb) throw fileFault('workbook-too-large', { megabytes: Math.round(limits.bytes / 1024 / 1024) })
      yield piece
    }
  }
  return { text: (entry) => decodeText(bytes(entry), 'utf-8') }
}

/** An entry's bytes follow its own header, whose length only that header tells. */
async function placeOf(file: FileBytes, { offset, packed }: ZipEntry): Promise<[from: number, to: number]> {
  const header = Buffer.from(await gathered(file.read(offset, offset + localHeaderLength)))
  if (header.length < localHeaderLength || header.toString('latin1', 0, 4) !== 'PK\x03\x04') throw fileFault('not-a-workbook')
  const from = offset + localHeaderLength + header.readUInt16LE(26) + header.readUInt16LE(28)
  if (from + packed > file.size) throw fileFault('not-a-workbook')
  return [from, from + packed]
}

async function* unpacked(packed: AsyncIterable<Uint8Array>, method: number): AsyncGenerator<Uint8Array> {
  if (method === 0) {
    yield* packed
    return
  }
  if (method !== 8) throw fileFault('not-a-workbook')
  const source = Readable.from(packed)
  const inflate = createInflateRaw({ chunkSize: 64 * 1024 })
  source.on('error', (error) => inflate.destroy(error))
  try {
    // A stream that was given no encoding gives bytes.
    yield* source.pipe(inflate) as AsyncIterable<Uint8Array>
  } catch (cause) {
    throw isBroken(cause) ? fileFault('not-a-workbook', {}, cause) : cause
  } finally {
    source.destroy()
    inflate.destroy()
  }
}

const isBroken = (cause: unknown): boolean => cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_')
