import { type Static, Type } from 'typebox'

/** Encodings that tables of text come in. Windows-1258 is composed (NFC) after it is read. */
export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1258', 'windows-1252'] as const

export const TextEncoding = Type.Enum([...textEncodings])

export type TextEncoding = Static<typeof TextEncoding>

export const TableFormat = Type.Enum(['csv', 'xlsx'])

export type TableFormat = Static<typeof TableFormat>

export const delimiters = [',', ';', '\t', '|'] as const

/** How a file's bytes become rows of texts. What is left out is detected. */
export const ReadingSettings = Type.Object(
  {
    encoding: Type.Optional(TextEncoding),
    delimiter: Type.Optional(Type.Enum([...delimiters])),
    /** Of a workbook; the first where it is left out. */
    sheet: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
    /** Whether the first row names the columns. */
    header: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

export type ReadingSettings = Static<typeof ReadingSettings>
