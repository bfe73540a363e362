import { isUtf8 } from 'node:buffer'
import type { TextEncoding } from '../../../schemas/api/table-reading.ts'

/**
 * The encoding of a text by its bytes. `head` is the beginning; `isUtf8Throughout` is known only of the whole file, whose
 * first letter beyond ASCII may stand far behind.
 */
export function detectEncoding(head: Uint8Array, isUtf8Throughout: boolean): TextEncoding {
  const marked = markedEncoding(head) ?? utf16ByZeros(head)
  if (marked) return marked
  if (isUtf8Throughout) return 'utf-8'
  return pairsOfChinese(head) ? 'gb18030' : readsAsVietnamese(head) ? 'windows-1258' : 'windows-1252'
}

/** Whether bytes that arrive in pieces are UTF-8 to the end. */
export async function areUtf8(bytes: AsyncIterable<Uint8Array>): Promise<boolean> {
  let rest = new Uint8Array(0)
  for await (const piece of bytes) {
    const joined = rest.length > 0 ? Buffer.concat([rest, piece]) : piece
    const end = endOfCharacter(joined)
    if (!isUtf8(joined.subarray(0, end))) return false
    rest = joined.slice(end)
  }
  return rest.length === 0
}

/** Where the last complete character ends; at most three bytes of the next one are left. */
function endOfCharacter(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return length > back ? bytes.length - back : bytes.length
    }
  }
  return bytes.length
}

function markedEncoding([first, second, third]: Uint8Array): TextEncoding | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

/** Delimiters and line ends of UTF-16 are a zero and an ASCII byte; no other encoding has zeros. */
function utf16ByZeros(head: Uint8Array): TextEncoding | undefined {
  const zeros = [0, 0]
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (even + odd === 0) return undefined
  return odd >= even ? 'utf-16le' : 'utf-16be'
}

/** In GB 18030 common characters are two bytes, B0-F7 and A1-FE; letters of European encodings stand alone among ASCII. */
function pairsOfChinese(head: Uint8Array): boolean {
  let [high, paired] = [0, 0]
  for (let at = 0; at < head.length; at += 1) {
    const [first = 0, second = 0] = head.subarray(at, at + 2)
    if (first < 0x80) continue
    high += 1
    if (first < 0xa1 || first > 0xf7 || second < 0xa1) continue
    high += 1
    paired += 2
    at += 1
  }
  return high > 0 && paired / high >= 0.8
}

/** Read as Windows-1258 the text is made of Vietnamese letters, some of which no other language has. */
function readsAsVietnamese(head: Uint8Array): boolean {
  const text = new TextDecoder('windows-1258').decode(head).normalize('NFC')
  const letters = text.match(/[^\p{ASCII}]/gu) ?? []
  const fitting = letters.filter((letter) => vietnamese.test(letter))
  return letters.some((letter) => unmistakable.test(letter)) && fitting.length / letters.length >= 0.9
}

const vietnamese = /[àáâãèéêìíòóôõùúýăđĩũơưẠ-ỹ₫“”‘’–…]/iu

const unmistakable = /[ăđơưẠ-ỹ]/iu
