import { type Static, Type } from 'typebox'
import { ApiName, FieldPath } from '../definition.ts'
import { ProblemAnswer } from './problem.ts'
import { RecordAnswer, RecordValues, Uuid } from './record.ts'

export const SortKey = Type.Object(
  {
    path: FieldPath,
    direction: Type.Optional(Type.Enum(['asc', 'desc'])),
    /** Where records without a value stand; last unless said otherwise. */
    blanks: Type.Optional(Type.Enum(['first', 'last'])),
  },
  { additionalProperties: false },
)

/** What a list may be asked for. `select` absent = all fields that the caller may read. */
export const RecordQuery = Type.Object(
  {
    /** Name of a view of the object: what it says holds where the query says nothing else, its filter always. */
    view: Type.Optional(ApiName),
    select: Type.Optional(Type.Array(FieldPath, { maxItems: 100, uniqueItems: true })),
    where: Type.Optional(Type.Unknown({ description: 'A condition in the rule language, as JsonLogic.' })),
    search: Type.Optional(Type.String({ maxLength: 200 })),
    sort: Type.Optional(Type.Array(SortKey, { maxItems: 4 })),
    cursor: Type.Optional(Type.String({ maxLength: 4000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    total: Type.Optional(Type.Boolean()),
    /** A number that is added up over all that the query finds, beside `total`. */
    sum: Type.Optional(FieldPath),
    /** The recycle bin instead of the living records. */
    deleted: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

export type RecordQuery = Static<typeof RecordQuery>
export type SortKey = Static<typeof SortKey>

/** A page of records; `next` is the cursor of the page after it. */
export const RecordPage = Type.Object({
  items: Type.Array(RecordAnswer),
  next: Type.Union([Type.String(), Type.Null()]),
  total: Type.Optional(Type.Integer()),
  /** Exact, as a decimal number; null where no record has a value. */
  sum: Type.Optional(Type.Union([Type.String(), Type.Null()])),
})

export type RecordPage = Static<typeof RecordPage>

const key = Type.Array(Type.String(), { minItems: 1, maxItems: 8 })

/** A version that somebody has seen, within what Postgres' integers hold. */
const SeenVersion = Type.Integer({ minimum: 1, maximum: 999_999_999 })

export const BulkItem = Type.Union([
  Type.Object({ op: Type.Literal('create'), values: RecordValues }, { additionalProperties: false }),
  Type.Object({ op: Type.Literal('update'), id: Uuid, version: SeenVersion, values: RecordValues }, { additionalProperties: false }),
  /** Makes a record of the pool the caller's own. */
  Type.Object({ op: Type.Literal('claim'), id: Uuid }, { additionalProperties: false }),
  /** Puts a record into the pool; the answer is null where the caller sees it no more. */
  Type.Object({ op: Type.Literal('giveBack'), id: Uuid, version: SeenVersion }, { additionalProperties: false }),
  Type.Object({ op: Type.Literal('delete'), id: Uuid, version: SeenVersion }, { additionalProperties: false }),
  /** Finds the record by the fields of a unique key; makes it when there is none. */
  Type.Object({ op: Type.Literal('upsert'), key, values: RecordValues }, { additionalProperties: false }),
])

/** Many writes at once: all or none (`atomic`), or each for itself. */
export const BulkRequest = Type.Object(
  {
    mode: Type.Enum(['atomic', 'each']),
    items: Type.Array(BulkItem, { minItems: 1, maxItems: 1000 }),
    dryRun: Type.Optional(Type.Boolean({ description: 'Answers what the writes would come to, and stores nothing.' })),
  },
  { additionalProperties: false },
)

/** One result an item, in order: the record (`null` where the caller sees it no more), or the problem that kept it from being written. */
export const BulkAnswer = Type.Object({
  items: Type.Array(
    Type.Union([
      Type.Object({ record: Type.Union([RecordAnswer, Type.Null()]) }),
      Type.Object({ problem: ProblemAnswer }),
    ]),
  ),
})

export type BulkItem = Static<typeof BulkItem>
export type BulkRequest = Static<typeof BulkRequest>
