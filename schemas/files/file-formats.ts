/** Kinds of files as people tell them apart; fields say which of them they take. */
export const fileFamilies = ['pictures', 'documents', 'spreadsheets', 'presentations', 'audio', 'video', 'archives'] as const

export type FileFamily = (typeof fileFamilies)[number]

/** A format of files that is known by its content as well as by its name. */
interface FileFormat {
  /** Media type. */
  readonly type: string
  readonly family: FileFamily
  /** Ends of names, without the dot. */
  readonly extensions: readonly string[]
  /** What a file of the format begins with: one of these. */
  readonly signatures: readonly Signature[]
}

/** Bytes as hexadecimal text at a place from the beginning, or what only a look at more of them tells. */
type Signature = { readonly at?: number; readonly hex: string } | { readonly entry: readonly string[] } | 'text'

/** The type of what is no known format, or says one thing by its name and another by its content. */
export const unknownType = 'application/octet-stream'

/** Bytes from the beginning of a file that `typeOfFile` wants to see. */
export const signatureBytes = 4_096

const zip: Signature = { hex: '504b0304' }
/** Office documents of old are all one container. */
const compound: Signature = { hex: 'd0cf11e0a1b11ae1' }
const office = (folder: string): Signature => ({ entry: ['[Content_Types].xml', '_rels/', 'docProps/', 'docMetadata/', 'customXml/', folder] })
const openDocument = (kind: string): Signature => ({ entry: [`mimetypeapplication/vnd.oasis.opendocument.${kind}`] })
const isoMedia = (...brands: readonly string[]): readonly Signature[] => brands.map((brand) => ({ at: 4, hex: hexOf(`ftyp${brand}`) }))

const openXml = 'application/vnd.openxmlformats-officedocument'

/** Pictures are those that can be shown and made small; what runs scripts, such as SVG, is none. */
const formats: readonly FileFormat[] = [
  { type: 'image/jpeg', family: 'pictures', extensions: ['jpg', 'jpeg', 'jfif'], signatures: [{ hex: 'ffd8ff' }] },
  { type: 'image/png', family: 'pictures', extensions: ['png'], signatures: [{ hex: '89504e470d0a1a0a' }] },
  { type: 'image/gif', family: 'pictures', extensions: ['gif'], signatures: [{ hex: '474946383761' }, { hex: '474946383961' }] },
  { type: 'image/webp', family: 'pictures', extensions: ['webp'], signatures: [{ at: 8, hex: hexOf('WEBP') }] },
  { type: 'image/avif', family: 'pictures', extensions: ['avif'], signatures: isoMedia('avif') },
  { type: 'application/pdf', family: 'documents', extensions: ['pdf'], signatures: [{ hex: hexOf('%PDF-') }] },
  { type: 'application/msword', family: 'documents', extensions: ['doc'], signatures: [compound] },
  { type: `${openXml}.wordprocessingml.document`, family: 'documents', extensions: ['docx'], signatures: [office('word/')] },
  { type: 'application/vnd.oasis.opendocument.text', family: 'documents', extensions: ['odt'], signatures: [openDocument('text')] },
  { type: 'application/rtf', family: 'documents', extensions: ['rtf'], signatures: [{ hex: hexOf('{\\rtf') }] },
  { type: 'text/plain', family: 'documents', extensions: ['txt', 'log'], signatures: ['text'] },
  { type: 'text/markdown', family: 'documents', extensions: ['md'], signatures: ['text'] },
  { type: 'application/vnd.ms-excel', family: 'spreadsheets', extensions: ['xls'], signatures: [compound] },
  { type: `${openXml}.spreadsheetml.sheet`, family: 'spreadsheets', extensions: ['xlsx'], signatures: [office('xl/')] },
  { type: 'application/vnd.oasis.opendocument.spreadsheet', family: 'spreadsheets', extensions: ['ods'], signatures: [openDocument('spreadsheet')] },
  { type: 'text/csv', family: 'spreadsheets', extensions: ['csv'], signatures: ['text'] },
  { type: 'text/tab-separated-values', family: 'spreadsheets', extensions: ['tsv'], signatures: ['text'] },
  { type: 'application/vnd.ms-powerpoint', family: 'presentations', extensions: ['ppt'], signatures: [compound] },
  { type: `${openXml}.presentationml.presentation`, family: 'presentations', extensions: ['pptx'], signatures: [office('ppt/')] },
  { type: 'application/vnd.oasis.opendocument.presentation', family: 'presentations', extensions: ['odp'], signatures: [openDocument('presentation')] },
  { type: 'audio/mpeg', family: 'audio', extensions: ['mp3'], signatures: [{ hex: hexOf('ID3') }, { hex: 'fffb' }, { hex: 'fff3' }, { hex: 'fff2' }] },
  { type: 'audio/wav', family: 'audio', extensions: ['wav'], signatures: [{ at: 8, hex: hexOf('WAVE') }] },
  { type: 'audio/ogg', family: 'audio', extensions: ['ogg', 'oga', 'opus'], signatures: [{ hex: hexOf('OggS') }] },
  { type: 'audio/mp4', family: 'audio', extensions: ['m4a'], signatures: isoMedia('M4A ', 'mp42', 'isom', 'dash') },
  { type: 'video/mp4', family: 'video', extensions: ['mp4', 'm4v'], signatures: isoMedia('isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'MSNV', 'dash') },
  { type: 'video/quicktime', family: 'video', extensions: ['mov'], signatures: isoMedia('qt  ') },
  { type: 'video/webm', family: 'video', extensions: ['webm'], signatures: [{ hex: '1a45dfa3' }] },
  { type: 'application/zip', family: 'archives', extensions: ['zip'], signatures: [zip, { hex: '504b0506' }] },
  { type: 'application/gzip', family: 'archives', extensions: ['gz', 'tgz'], signatures: [{ hex: '1f8b' }] },
  { type: 'application/x-7z-compressed', family: 'archives', extensions: ['7z'], signatures: [{ hex: '377abcaf271c' }] },
  { type: 'application/vnd.rar', family: 'archives', extensions: ['rar'], signatures: [{ hex: '526172211a07' }] },
]

/** The media type of a file by its name and its first `signatureBytes`: both must say the same. */
export function typeOfFile(name: string, head: Uint8Array): string {
  const extension = extensionOf(name)
  const format = formats.find(({ extensions, signatures }) => extensions.includes(extension) && signatures.some((signature) => fits(signature, head)))
  return format?.type ?? unknownType
}

/** The family of a media type; undefined for what is no known format. */
export const familyOf = (type: string): FileFamily | undefined => formats.find((format) => format.type === type)?.family

/** The ends of names that a field of these families takes, with their dots: `.jpg`. */
export const extensionsOf = (families: readonly FileFamily[]): readonly string[] =>
  formats.flatMap(({ family, extensions }) => (families.includes(family) ? extensions.map((each) => `.${each}`) : []))

const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

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
