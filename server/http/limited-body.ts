import { HttpRefusal } from '../http-refusal.ts'

/** A request's body as a stream that fails with `body-too-large` where it goes on beyond so many bytes. */
export function limitedBody(request: Request, limit: number): ReadableStream<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new HttpRefusal('body-too-large')
  let size = 0
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform: (piece, controller) => {
      size += piece.byteLength
      if (size > limit) controller.error(new HttpRefusal('body-too-large'))
      else controller.enqueue(piece)
    },
  })
  return (request.body ?? new Blob([]).stream()).pipeThrough(count)
}
