import { type Static, Type } from 'typebox'
import { ApiName } from '../definition.ts'
import { RecordQuery } from './query.ts'
import { Uuid } from './record.ts'

export const ExportFormat = Type.Enum(['csv', 'xlsx'])

export type ExportFormat = Static<typeof ExportFormat>

/**
 * `people`: labels as headers, titles in the place of ids, values as the person reads them, in a workbook as numbers and dates;
 * what a spreadsheet would take for a formula is not. `exact`: API names, and values as they stand in the API; an import
 * whose mapping says `exact` reads them again.
 */
export const ExportMode = Type.Enum(['people', 'exact'])

export type ExportMode = Static<typeof ExportMode>

const { view, select, where, search, sort } = RecordQuery.properties

/** Which records of an object, and what of them. `select` absent: the view's columns, or all that the person may read. */
const asked = { object: ApiName, mode: ExportMode, query: Type.Object({ view, select, where, search, sort }, { additionalProperties: false }) }

export const ExportQuestion = Type.Object(asked, { additionalProperties: false })

export type ExportQuestion = Static<typeof ExportQuestion>

export const ExportRequest = Type.Object(
  {
    ...asked,
    format: ExportFormat,
    /** Why the records are exported; needed where a column holds personal data. */
    reason: Type.Optional(Type.String({ maxLength: 1_000 })),
  },
  { additionalProperties: false },
)

export type ExportRequest = Static<typeof ExportRequest>

const PersonalCategory = Type.Enum(['basic', 'sensitive'])

/** A field with personal data whose values an export holds. */
const ExportedField = Type.Object({ label: Type.String(), category: PersonalCategory })

/** What an export would hold. */
export const ExportPreview = Type.Object({
  rows: Type.Integer(),
  columns: Type.Array(Type.Object({ path: Type.String(), label: Type.String() })),
  personal: Type.Array(ExportedField),
})

export type ExportPreview = Static<typeof ExportPreview>

/** The result of an export's job. `file` is its address; it answers the person who asked alone, until `until`. */
export const ExportOutcome = Type.Object({ rows: Type.Integer(), name: Type.String(), size: Type.Integer(), file: Type.String(), until: Type.String() })

export type ExportOutcome = Static<typeof ExportOutcome>

/** An export that somebody asked for, as the list for audits keeps it. */
export const ExportEntry = Type.Object({
  id: Uuid,
  at: Type.String(),
  by: Type.Object({ id: Uuid, name: Type.String() }),
  object: Type.String(),
  format: ExportFormat,
  mode: ExportMode,
  /** Null where it did not come to a file. */
  rows: Type.Union([Type.Integer(), Type.Null()]),
  personal: Type.Array(ExportedField),
  reason: Type.Union([Type.String(), Type.Null()]),
})

export type ExportEntry = Static<typeof ExportEntry>

export const ExportListQuery = Type.Object(
  {
    personal: Type.Optional(Type.Boolean({ description: 'Only exports with personal data.' })),
    cursor: Type.Optional(Uuid),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
)

/** Exports of everybody, newest first. */
export const ExportPage = Type.Object({ items: Type.Array(ExportEntry), next: Type.Union([Uuid, Type.Null()]) })

export type ExportPage = Static<typeof ExportPage>
