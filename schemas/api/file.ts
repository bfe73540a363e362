import { type Static, Type } from 'typebox'
import { AnsweredIssue } from './draft.ts'
import { ImportMapping } from './import.ts'
import { TableFormat, TextEncoding } from './table-reading.ts'
import { Uuid } from './record.ts'

/** The name of the file whose bytes are the body; `object` and `field` name the field that it is meant for, whose limits it is held to at once. */
export const UploadQuery = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 255 }),
    object: Type.Optional(Type.String({ maxLength: 48 })),
    field: Type.Optional(Type.String({ maxLength: 48 })),
  },
  { additionalProperties: false },
)

/**
 * An upload. Only the person who sent it may use it until a record holds it. It is kept for a day, or a week where it is meant
 * for no field, unless a record or an import needs it longer. `type` is what content and name both say.
 */
export const FileAnswer = Type.Object({ id: Uuid, name: Type.String(), size: Type.Integer(), type: Type.String() })

export type FileAnswer = Static<typeof FileAnswer>

/** `object` asks for a mapping onto the fields of this object. The body says how the file is to be read, where the detection is wrong. */
export const PreviewQuery = Type.Object({ object: Type.Optional(Type.String({ maxLength: 48 })) }, { additionalProperties: false })

const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) => Type.Union([schema, Type.Null()])

/** A field type that fits the texts of a column, how well (0..1), and the settings that a field of it needs to hold them. */
export const TypeProposal = Type.Object({
  type: Type.String(),
  score: Type.Number(),
  settings: Type.Record(Type.String(), Type.Unknown()),
  /** For links: what names the record, as in a mapping. */
  match: Type.Optional(Type.String()),
})

export type TypeProposal = Static<typeof TypeProposal>

/** One column of the file, as the rows that were looked at show it. */
export const PreviewColumn = Type.Object({
  /** Its name in mappings: the header's text, made unique; `Column 3` where there is none. */
  column: Type.String(),
  /** Up to five different texts. */
  samples: Type.Array(Type.String()),
  filled: Type.Integer(),
  distinct: Type.Integer(),
  /** Best first; the first is the proposal. */
  types: Type.Array(TypeProposal),
  /** What the clear texts of the column say about its doubtful ones. */
  dateOrder: Type.Optional(Type.Enum(['dmy', 'mdy', 'ymd'])),
  decimalMark: Type.Optional(Type.Enum([',', '.'])),
  /** `rounded-number`, `leading-zero-lost`, `ambiguous-date`, `ambiguous-number`; `params.count` and `params.examples`. */
  warnings: Type.Array(AnsweredIssue),
})

export type PreviewColumn = Static<typeof PreviewColumn>

/** What a file holds and how it was read. */
export const TablePreview = Type.Object({
  file: FileAnswer,
  format: TableFormat,
  encoding: orNull(TextEncoding),
  delimiter: orNull(Type.String()),
  /** Sheets of a workbook, in order; `sheet` is the one that was read. */
  sheets: Type.Array(Type.String()),
  sheet: orNull(Type.String()),
  header: Type.Boolean(),
  columns: Type.Array(PreviewColumn),
  /** The first rows, without the header. */
  rows: Type.Array(Type.Array(Type.String())),
  /** Rows that were looked at, and whether that is all of them. */
  sampled: Type.Integer(),
  complete: Type.Boolean(),
  /** With `object`: the mapping that was used for such a file before (`remembered`), or a guess by names. */
  mapping: Type.Optional(ImportMapping),
  remembered: Type.Optional(Type.Boolean()),
  /** With `object`: names of the fields of a unique key that the mapping fills, to find records by. */
  key: Type.Optional(Type.Array(Type.String())),
  /** With `object`: the flows that its records may start when they are imported. A dry run says how often they would. */
  flows: Type.Optional(Type.Array(Type.Object({ label: Type.String(), on: Type.Array(Type.Enum(['create', 'update'])) }))),
})

export type TablePreview = Static<typeof TablePreview>
