import { type Static, type TSchema, Type } from 'typebox'
import { type IdOf, idPrefixes } from '../ids.ts'
import { PersonName, UsedAt } from './draft.ts'

const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

/** What asks for a release; Postgres' integers end soon after it. */
export const ReleaseNumber = Type.Integer({ minimum: 1, maximum: 999_999_999 })

/** The parts of definitions that a difference can name: whatever has an id of its own. */
export const PartType = Type.Unsafe<IdOf>({ type: 'string', enum: Object.keys(idPrefixes) })

export type PartType = IdOf

/** One difference between two releases, as people read it. */
export const DefinitionDifference = Type.Object({
  kind: Type.String(),
  id: Type.String(),
  name: Type.String(),
  op: Type.Enum(['add', 'remove', 'change', 'rename', 'move']),
  /** The part that differs; absent = the definition itself. */
  part: Type.Optional(Type.Object({ type: PartType, id: Type.String(), name: Type.String() })),
  /** The setting that differs: `label.en`. */
  property: Type.Optional(Type.String()),
  /** JSON pointer to the setting within the definition or the part. */
  path: Type.Optional(Type.String()),
  old: Type.Optional(Type.Unknown()),
  new: Type.Optional(Type.Unknown()),
  /** `option.added`: with `params`, what `message` says. */
  code: Type.String(),
  params: Type.Record(Type.String(), Type.Unknown()),
})

export type DefinitionDifference = Static<typeof DefinitionDifference>

/** A difference with its text. `words` are of a setting that says something else now: what it is called, before and after. */
export const AnsweredDifference = Type.Object({
  ...DefinitionDifference.properties,
  message: Type.String(),
  words: Type.Optional(Type.Object({ title: Type.String(), old: Type.String(), new: Type.String() })),
})

export type AnsweredDifference = Static<typeof AnsweredDifference>

export const ReleaseSummary = Type.Object({
  number: Type.Integer(),
  at: Type.String(),
  by: orNull(PersonName),
  note: Type.String(),
  /** How many differences it brought. */
  changes: Type.Integer(),
  live: Type.Boolean(),
})

export type ReleaseSummary = Static<typeof ReleaseSummary>

/** Newest first; `next` is the `cursor` of the page after it. */
export const ReleasePage = Type.Object({ items: Type.Array(ReleaseSummary), next: orNull(Type.String()) })

/** One release with everything that it consists of. */
export const ReleaseAnswer = Type.Object({
  ...ReleaseSummary.properties,
  digest: Type.String(),
  contents: Type.Array(Type.Object({ kind: Type.String(), id: Type.String(), name: Type.String(), hash: Type.String() })),
})

export type ReleaseAnswer = Static<typeof ReleaseAnswer>

export const ReleaseDiff = Type.Object({ from: Type.Integer(), to: Type.Integer(), changes: Type.Array(AnsweredDifference) })

export type ReleaseDiff = Static<typeof ReleaseDiff>

/** What the draft changes; `from` is the live release. */
export const DraftDiff = Type.Object({ from: Type.Integer(), changes: Type.Array(AnsweredDifference) })

export type DraftDiff = Static<typeof DraftDiff>

/** Views that people keep for themselves, and of how many people they are; their names are for those who manage people. */
export const PersonalViews = Type.Object({ views: Type.Integer(), people: Type.Integer(), names: Type.Optional(Type.Array(Type.String())) })

export type PersonalViews = Static<typeof PersonalViews>

/**
 * Everything in the draft that mentions a thing, how many records hold it, how many remembered imports fill it, how many
 * people have it, and in which personal views it is. Empty means: looked at everything.
 */
export const WhereUsed = Type.Object({
  references: Type.Array(UsedAt),
  records: Type.Integer(),
  mappings: Type.Integer(),
  people: Type.Integer(),
  personalViews: PersonalViews,
})

export type WhereUsed = Static<typeof WhereUsed>
