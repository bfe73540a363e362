import type { TextEncoding } from '../../../schemas/api/table-reading.ts'
import { fileFault } from './file-fault.ts'

/** The text of bytes, without a byte order mark, piece by piece. Refuses `invalid-request` where bytes are no text of the encoding. */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const decode = (piece?: Uint8Array): string => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode()
    } catch (cause) {
      throw fileFault('wrong-encoding', { encoding }, cause)
    }
  }
  for await (const piece of bytes) yield decode(piece)
  yield decode()
}
