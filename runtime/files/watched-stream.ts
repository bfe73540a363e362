import { signatureBytes } from '../../schemas/files/file-signatures.ts'

/** The stream unchanged, whose first bytes are kept; it fails with `error` where it goes on beyond `limit` bytes. */
export function watched(bytes: ReadableStream<Uint8Array>, limit: number | undefined, error: () => Error): { stream: ReadableStream<Uint8Array>; head: () => Uint8Array } {
  const head = new Uint8Array(signatureBytes)
  let size = 0
  const watch = new TransformStream<Uint8Array, Uint8Array>({
    transform: (piece, controller) => {
      if (size < signatureBytes) head.set(piece.subarray(0, signatureBytes - size), size)
      size += piece.byteLength
      if (limit !== undefined && size > limit) controller.error(error())
      else controller.enqueue(piece)
    },
  })
  return { stream: bytes.pipeThrough(watch), head: () => head.subarray(0, Math.min(size, signatureBytes)) }
}
