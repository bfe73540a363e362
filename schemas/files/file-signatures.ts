import { extensionOf, formats, openXml, unknownType } from './file-formats.ts'

/** Bytes as hexadecimal text at a place from the beginning, or what only a look at more of them tells. */
type Signature = { readonly at?: number; readonly hex: string } | { readonly entry: readonly string[] } | 'text'

/** Bytes from the beginning of a file that `typeOfFile` wants to see. */
export const signatureBytes = 4_096

const zip: Signature = { hex: '504b0304' }
/** Office documents of old are all one container. */
const compound: Signature = { hex: 'd0cf11e0a1b11ae1' }
const office = (folder: string): Signature => ({ entry: ['[Content_Types].xml', '_rels/', 'docProps/', 'docMetadata/', 'customXml/', folder] })
const openDocument = (kind: string): Signature => ({ entry: [`mimetypeapplication/vnd.oasis.opendocument.${kind}`] })
const isoMedia = (...brands: readonly string[]): readonly Signature[] => brands.map((brand) => ({ at: 4, hex: hexOf(`ftyp${brand}`) }))

/** By media type, what a file of the format begins with: one of these. */
const signatures: Readonly<Record<string, readonly Signature[]>> = {
  'image/jpeg': [{ hex: 'ffd8ff' }],
  'image/png': [{ hex: '89504e470d0a1a0a' }],
  'image/gif': [{ hex: '474946383761' }, { hex: '474946383961' }],
  'image/webp': [{ at: 8, hex: hexOf('WEBP') }],
  'image/avif': isoMedia('avif'),
  'application/pdf': [{ hex: hexOf('%PDF-') }],
  'application/msword': [compound],
  [`${openXml}.wordprocessingml.document`]: [office('word/')],
  'application/vnd.oasis.opendocument.text': [openDocument('text')],
  'application/rtf': [{ hex: hexOf('{\\rtf') }],
  'text/plain': ['text'],
  'text/markdown': ['text'],
  'application/vnd.ms-excel': [compound],
  [`${openXml}.spreadsheetml.sheet`]: [office('xl/')],
  'application/vnd.oasis.opendocument.spreadsheet': [openDocument('spreadsheet')],
  'text/csv': ['text'],
  'text/tab-separated-values': ['text'],
  'application/vnd.ms-powerpoint': [compound],
  [`${openXml}.presentationml.presentation`]: [office('ppt/')],
  'application/vnd.oasis.opendocument.presentation': [openDocument('presentation')],
  'audio/mpeg': [{ hex: hexOf('ID3') }, { hex: 'fffb' }, { hex: 'fff3' }, { hex: 'fff2' }],
  'audio/wav': [{ at: 8, hex: hexOf('WAVE') }],
  'audio/ogg': [{ hex: hexOf('OggS') }],
  'audio/mp4': isoMedia('M4A ', 'mp42', 'isom', 'dash'),
  'video/mp4': isoMedia('isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'MSNV', 'dash'),
  'video/quicktime': isoMedia('qt  '),
  'video/webm': [{ hex: '1a45dfa3' }],
  'application/zip': [zip, { hex: '504b0506' }],
  'application/gzip': [{ hex: '1f8b' }],
  'application/x-7z-compressed': [{ hex: '377abcaf271c' }],
  'application/vnd.rar': [{ hex: '526172211a07' }],
}

/** The media type of a file by its name and its first `signatureBytes`: both must say the same. */
export function typeOfFile(name: string, head: Uint8Array): string {
  const extension = extensionOf(name)
  const format = formats.find(({ type, extensions }) => extensions.includes(extension) && signatures[type]?.some((signature) => fits(signature, head)))
  return format?.type ?? unknownType
}

function fits(signature: Signature, head: Uint8Array): boolean {
  if (signature === 'text') return isText(head)
  if ('entry' in signature) return fits(zip, head) && signature.entry.some((entry) => hasBytes(head, 30, hexOf(entry)))
  return hasBytes(head, signature.at ?? 0, signature.hex)
}

function hasBytes(head: Uint8Array, at: number, hex: string): boolean {
  for (let index = 0; index < hex.length / 2; index += 1) {
    if (head[at + index] !== Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16)) return false
  }
  return true
}

/** Text has no control characters but those of lines, unless it says that it is UTF-16. */
function isText(head: Uint8Array): boolean {
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  return isWide || !head.slice(0, signatureBytes).some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b))
}

function hexOf(text: string): string {
  return [...text].map((character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join('')
}
