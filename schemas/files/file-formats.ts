/** Kinds of files as people tell them apart; fields say which of them they take. */
export const fileFamilies = ['pictures', 'documents', 'spreadsheets', 'presentations', 'audio', 'video', 'archives'] as const

export type FileFamily = (typeof fileFamilies)[number]

/** A format of files by its name; by its content it is told in `file-signatures.ts`. */
interface FileFormat {
  /** Media type. */
  readonly type: string
  readonly family: FileFamily
  /** Ends of names, without the dot. */
  readonly extensions: readonly string[]
}

/** The type of what is no known format, or says one thing by its name and another by its content. */
export const unknownType = 'application/octet-stream'

export const openXml = 'application/vnd.openxmlformats-officedocument'

/** Pictures are those that can be shown and made small; what runs scripts, such as SVG, is none. */
export const formats: readonly FileFormat[] = [
  { type: 'image/jpeg', family: 'pictures', extensions: ['jpg', 'jpeg', 'jfif'] },
  { type: 'image/png', family: 'pictures', extensions: ['png'] },
  { type: 'image/gif', family: 'pictures', extensions: ['gif'] },
  { type: 'image/webp', family: 'pictures', extensions: ['webp'] },
  { type: 'image/avif', family: 'pictures', extensions: ['avif'] },
  { type: 'application/pdf', family: 'documents', extensions: ['pdf'] },
  { type: 'application/msword', family: 'documents', extensions: ['doc'] },
  { type: `${openXml}.wordprocessingml.document`, family: 'documents', extensions: ['docx'] },
  { type: 'application/vnd.oasis.opendocument.text', family: 'documents', extensions: ['odt'] },
  { type: 'application/rtf', family: 'documents', extensions: ['rtf'] },
  { type: 'text/plain', family: 'documents', extensions: ['txt', 'log'] },
  { type: 'text/markdown', family: 'documents', extensions: ['md'] },
  { type: 'application/vnd.ms-excel', family: 'spreadsheets', extensions: ['xls'] },
  { type: `${openXml}.spreadsheetml.sheet`, family: 'spreadsheets', extensions: ['xlsx'] },
  { type: 'application/vnd.oasis.opendocument.spreadsheet', family: 'spreadsheets', extensions: ['ods'] },
  { type: 'text/csv', family: 'spreadsheets', extensions: ['csv'] },
  { type: 'text/tab-separated-values', family: 'spreadsheets', extensions: ['tsv'] },
  { type: 'application/vnd.ms-powerpoint', family: 'presentations', extensions: ['ppt'] },
  { type: `${openXml}.presentationml.presentation`, family: 'presentations', extensions: ['pptx'] },
  { type: 'application/vnd.oasis.opendocument.presentation', family: 'presentations', extensions: ['odp'] },
  { type: 'audio/mpeg', family: 'audio', extensions: ['mp3'] },
  { type: 'audio/wav', family: 'audio', extensions: ['wav'] },
  { type: 'audio/ogg', family: 'audio', extensions: ['ogg', 'oga', 'opus'] },
  { type: 'audio/mp4', family: 'audio', extensions: ['m4a'] },
  { type: 'video/mp4', family: 'video', extensions: ['mp4', 'm4v'] },
  { type: 'video/quicktime', family: 'video', extensions: ['mov'] },
  { type: 'video/webm', family: 'video', extensions: ['webm'] },
  { type: 'application/zip', family: 'archives', extensions: ['zip'] },
  { type: 'application/gzip', family: 'archives', extensions: ['gz', 'tgz'] },
  { type: 'application/x-7z-compressed', family: 'archives', extensions: ['7z'] },
  { type: 'application/vnd.rar', family: 'archives', extensions: ['rar'] },
]

/** The family of a media type; undefined for what is no known format. */
export const familyOf = (type: string): FileFamily | undefined => formats.find((format) => format.type === type)?.family

/** The ends of names that a field of these families takes, with their dots: `.jpg`. */
export const extensionsOf = (families: readonly FileFamily[]): readonly string[] =>
  formats.flatMap(({ family, extensions }) => (families.includes(family) ? extensions.map((each) => `.${each}`) : []))

/** The end of a name without its dot, in lower case. */
export const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
