import { type Static, Type } from 'typebox'
import { ApiName } from '../definition.ts'
import { AnsweredIssue, DefinitionBody } from './draft.ts'
import { Uuid } from './record.ts'
import { ReadingSettings } from './table-reading.ts'

/** Which field a column fills, and how its texts are read. */
export const ImportColumn = Type.Object(
  {
    /** The column's name in the preview. */
    column: Type.String({ minLength: 1, maxLength: 2000 }),
    /** Id of the field (`fld_…`), or `owner`. */
    field: Type.String({ maxLength: 40 }),
    /**
     * For links: what names the record they point at. Id of a unique field or of the title field of the other object,
     * `id` for its id; for people `email`, `login`, `employee_code` or `name`. Absent = its first unique field, else its title; of people the e-mail address.
     */
    match: Type.Optional(Type.String({ maxLength: 40 })),
    /** What happens when no record is found: the row is rejected, or the link stays blank. */
    missing: Type.Optional(Type.Enum(['reject', 'blank'])),
    dateOrder: Type.Optional(Type.Enum(['dmy', 'mdy', 'ymd'])),
    decimalMark: Type.Optional(Type.Enum([',', '.'])),
    /** A spreadsheet took these for figures and dropped the zero in front: it is put back. */
    leadingZeroLost: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

export type ImportColumn = Static<typeof ImportColumn>

/** How a file is read and what its columns fill. Columns that are not named are passed over. */
export const ImportMapping = Type.Object(
  {
    ...ReadingSettings.properties,
    /** What a blank cell does to a record: nothing (`keep`, the default), or it empties the field (`clear`). */
    blanks: Type.Optional(Type.Enum(['keep', 'clear'])),
    /** The cells hold values as they stand in the API, as an exact export writes them. */
    exact: Type.Optional(Type.Boolean()),
    columns: Type.Array(ImportColumn, { minItems: 1, maxItems: 500 }),
  },
  { additionalProperties: false },
)

export type ImportMapping = Static<typeof ImportMapping>

export const ImportMode = Type.Enum(['insert', 'update', 'upsert'])

export type ImportMode = Static<typeof ImportMode>

/** An import. `key` names the fields of a unique key of the object: records are found by it in `update` and `upsert`. */
export const ImportRequest = Type.Object(
  {
    file: Uuid,
    object: ApiName,
    mode: ImportMode,
    key: Type.Optional(Type.Array(ApiName, { minItems: 1, maxItems: 8, uniqueItems: true })),
    /** Everything is checked and nothing is written. */
    dryRun: Type.Optional(Type.Boolean()),
    mapping: ImportMapping,
  },
  { additionalProperties: false },
)

export type ImportRequest = Static<typeof ImportRequest>

/** A column whose texts were taken although they look damaged. */
const ImportWarning = Type.Object({ code: Type.String(), column: Type.String(), count: Type.Integer() })

/**
 * A flow that hears of what an import writes. `bulk` is what its trigger says of many records at once, `records` how many rows meet its condition,
 * `runs` how many runs they start.
 */
export const ForeseenFlow = Type.Object({ name: ApiName, label: Type.String(), bulk: Type.Enum(['run', 'once', 'ignore']), records: Type.Integer(), runs: Type.Integer() })

export type ForeseenFlow = Static<typeof ForeseenFlow>

/**
 * What became of the rows; of a dry run, what would, and which flows it would start. Those are judged row by row against the records as they are now: of
 * rows that name one record several times, each is taken for the first. `errors` is the address of the rejected rows as CSV.
 */
export const ImportOutcome = Type.Object({
  created: Type.Integer(),
  updated: Type.Integer(),
  unchanged: Type.Integer(),
  rejected: Type.Integer(),
  dryRun: Type.Boolean(),
  warnings: Type.Array(ImportWarning),
  flows: Type.Optional(Type.Array(ForeseenFlow)),
  errors: Type.Union([Type.String(), Type.Null()]),
})

export type ImportOutcome = Static<typeof ImportOutcome>

/** A row that was not taken: its texts as they stand in the file, and why. `params.column` of an issue names the column. */
const RejectedRow = Type.Object({ line: Type.Integer(), cells: Type.Array(Type.String()), issues: Type.Array(AnsweredIssue) })

type RejectedRow = Static<typeof RejectedRow>

/** Rejected rows in the order of the file; `next` is the `after` of the page after it. */
export const RejectedPage = Type.Object({
  columns: Type.Array(Type.String()),
  items: Type.Array(RejectedRow),
  next: Type.Union([Type.Integer(), Type.Null()]),
})

export type RejectedPage = Static<typeof RejectedPage>

export const RejectedQuery = Type.Object(
  { after: Type.Optional(Type.Integer({ minimum: 0 })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })) },
  { additionalProperties: false },
)

/** A file that is to become an object of its own. */
export const SpreadsheetRequest = Type.Object(
  {
    ...ReadingSettings.properties,
    file: Uuid,
    /** What one row is called. */
    label: Type.String({ minLength: 1, maxLength: 200 }),
    /** What many are called; as `label` where it is left out. */
    plural: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    /** Types that the person chose instead of the proposals, by column; `null` leaves the column out. */
    types: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String({ maxLength: 48 }), Type.Null()]))),
  },
  { additionalProperties: false },
)

export type SpreadsheetRequest = Static<typeof SpreadsheetRequest>

/** An object made from a file, to be saved in the draft and published; then the file is imported with `mapping` and `key`. */
export const SpreadsheetProposal = Type.Object({
  object: DefinitionBody,
  mapping: ImportMapping,
  key: Type.Union([Type.Array(Type.String()), Type.Null()]),
})

export type SpreadsheetProposal = Static<typeof SpreadsheetProposal>
