import { type Static, Type } from 'typebox'
import { FieldPath } from '../definition.ts'
import type { FieldValue } from '../fields/field-type.ts'

export const Uuid = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })

/** Values by field name or path, as they stand on the wire. */
export const RecordValues = Type.Record(Type.String(), Type.Unknown())

/** Values that were read: what is stored has been judged by its fields' types. */
const StoredValues = Type.Record(Type.String(), Type.Unsafe<FieldValue>(Type.Unknown()))

/** A record as one person may see it: only readable values, with the titles of the records they point at. */
export const RecordAnswer = Type.Object({
  id: Uuid,
  version: Type.Integer({ minimum: 1 }),
  values: StoredValues,
  _titles: Type.Record(Type.String(), Type.String()),
  _can: Type.Object({ update: Type.Boolean(), delete: Type.Boolean() }),
  /** Of a single record in approval: fields that people cannot change now, the flow that keeps them, and who decides. */
  _locked: Type.Optional(Type.Object({ fields: Type.Array(Type.String()), flow: Type.String(), by: Type.Array(Type.String()) })),
})

export type RecordAnswer = Static<typeof RecordAnswer>

/** Words that stored records hold in a field, the most frequent first. */
export const Suggestions = Type.Object({ items: Type.Array(Type.String()) })

export type Suggestions = Static<typeof Suggestions>

/** The body of POST and PATCH. */
export const RecordInput = Type.Object({ values: RecordValues }, { additionalProperties: false })

export type RecordInput = Static<typeof RecordInput>

/** What a form asks while somebody fills it in: values at paths over the links that it holds. */
export const RelatedRequest = Type.Object(
  {
    /** Ids by the name of the link's field. */
    links: Type.Record(Type.String(), Type.Union([Uuid, Type.Null()])),
    paths: Type.Array(FieldPath, { minItems: 1, maxItems: 100, uniqueItems: true }),
  },
  { additionalProperties: false },
)

export type RelatedRequest = Static<typeof RelatedRequest>

/** By path; what does not exist or may not be read is blank. */
export const RelatedAnswer = Type.Object({ values: RecordValues })

export type RelatedAnswer = Static<typeof RelatedAnswer>

/** One change of a record, as the reader may see it. */
export const HistoryEntry = Type.Object({
  seq: Type.Integer(),
  at: Type.String(),
  actor: Type.Union([Type.Object({ id: Uuid, name: Type.String() }), Type.Null()]),
  op: Type.String(),
  version: Type.Union([Type.Integer(), Type.Null()]),
  /** The flow that did it, for whom it was started. */
  flow: Type.Optional(Type.String()),
  /** The row that was changed, where it was not the record itself: of which field it is a row, and what it is called. */
  row: Type.Optional(Type.Object({ field: Type.String(), label: Type.String(), id: Uuid, title: Type.String() })),
  /** Who came to the record's team, stays in it in another way, or left it: then there is no right. */
  member: Type.Optional(Type.Object({ name: Type.String(), right: Type.Optional(Type.Enum(['read', 'update'])) })),
  changes: Type.Array(
    Type.Object({
      field: Type.String(),
      label: Type.String(),
      old: Type.Unknown(),
      new: Type.Unknown(),
      /** Titles of the records that `old` and `new` point at. */
      titles: Type.Object({ old: Type.Optional(Type.String()), new: Type.Optional(Type.String()) }),
    }),
  ),
})

export type HistoryEntry = Static<typeof HistoryEntry>

/** A page of a record's history, newest first; `next` is the `before` of the page after it. */
export const HistoryPage = Type.Object({ items: Type.Array(HistoryEntry), next: Type.Union([Type.Integer(), Type.Null()]) })

export type HistoryPage = Static<typeof HistoryPage>
