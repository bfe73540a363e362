import type { IncomingMessage } from 'node:http'
import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { EgressFailure } from '../../runtime/ports.ts'

/** Bytes of an answer, unpacked. */
const longest = 1024 * 1024

/** Reads an answer as text. Raises `EgressFailure` for one that is too long, counted while it is unpacked. */
export async function readBody(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of unpacked(response)) {
    // Streams without an encoding give buffers.
    size += (chunk as Buffer).length
    if (size > longest) throw new EgressFailure('answer-too-long')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Packed answers are not asked for, but some servers send nothing else. */
function unpacked(response: IncomingMessage): Readable {
  const unpack = unpackers[response.headers['content-encoding'] ?? 'identity']
  // What breaks is raised by the reader of the last stream.
  return unpack ? pipeline(response, unpack(), () => undefined) : response
}

const unpackers: Readonly<Record<string, (() => ReturnType<typeof createGunzip> | ReturnType<typeof createBrotliDecompress>) | undefined>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}
