import type { FileStore } from '../../ports.ts'

/** The bytes of one stored file. */
export interface FileBytes {
  readonly size: number
  /** All of them, or those from `from` up to and without `to`, in pieces. */
  read(from?: number, to?: number): AsyncIterable<Uint8Array>
  /** The first `length` bytes, or as many as there are. */
  head(length: number): Promise<Uint8Array>
}

/** Reads a stored file from its place. */
export function fileBytes(store: FileStore, { key, size }: { key: string; size: number }): FileBytes {
  async function* read(from = 0, to = size): AsyncGenerator<Uint8Array> {
    const stream = await store.read(key, { from, to })
    // Node's streams can be iterated; the DOM's types do not say so.
    yield* stream as unknown as AsyncIterable<Uint8Array>
  }
  return { size, read, head: (length) => gathered(read(0, Math.min(length, size))) }
}

/** All pieces in one. */
export async function gathered(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}
