import { type Static, type TSchema, Type } from 'typebox'
import { ApiName } from '../definition.ts'
import { LabelSchema } from '../label-schema.ts'
import { Uuid } from './record.ts'

const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

/** A person as answers name one. */
export const PersonName = Type.Object({ id: Uuid, name: Type.String() })

export type PersonName = Static<typeof PersonName>

/** An issue with its text in the caller's language. */
export const AnsweredIssue = Type.Object({
  code: Type.String(),
  path: Type.String(),
  params: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  message: Type.Optional(Type.String()),
  /** A warning keeps nothing from being published. */
  level: Type.Optional(Type.Literal('warning')),
})

/** How a definition of the draft differs from the live one. */
export const ChangeOp = Type.Enum(['add', 'change', 'rename', 'remove'])

export type ChangeOp = Static<typeof ChangeOp>

/** One definition that differs from the live release. */
export const DraftChange = Type.Object({
  kind: Type.String(),
  id: Type.String(),
  /** The name in the draft; the live one where the definition is removed. */
  name: Type.String(),
  label: LabelSchema,
  op: ChangeOp,
  revision: Type.Integer(),
  by: PersonName,
  at: Type.String(),
})

export type DraftChange = Static<typeof DraftChange>

/** A definition as it stands in the draft, changed or not. */
export const DraftEntry = Type.Object({ kind: Type.String(), id: Type.String(), name: Type.String(), label: LabelSchema, revision: Type.Integer() })

export type DraftEntry = Static<typeof DraftEntry>

/** The draft: the live release that it stands on, what it changes, and everything that it consists of. */
export const DraftAnswer = Type.Object({
  base: Type.Integer(),
  changes: Type.Array(DraftChange),
  definitions: Type.Array(DraftEntry),
})

export type DraftAnswer = Static<typeof DraftAnswer>

/** The body of a definition. Each kind's own JSON Schema stands at `/schemas/<kind>.json`. */
export const DefinitionBody = Type.Unsafe<Readonly<Record<string, unknown>>>({
  type: 'object',
  description: 'One definition; its JSON Schema is /schemas/<kind>.json.',
})

/** One definition of the draft. `op` null = as it is live; `live` tells live versions of it apart, empty = never live. `issues` are faults that would block a publish, not the save. */
export const DraftDefinition = Type.Object({
  definition: DefinitionBody,
  revision: Type.Integer(),
  op: orNull(ChangeOp),
  live: Type.String(),
  by: orNull(PersonName),
  at: orNull(Type.String()),
  issues: Type.Array(AnsweredIssue),
})

export type DraftDefinition = Static<typeof DraftDefinition>

/** A definition that a save or a command wrote; `revision` is its new ETag. */
export const ChangedDefinition = Type.Object({ kind: Type.String(), name: Type.String(), revision: Type.Integer() })

export type ChangedDefinition = Static<typeof ChangedDefinition>

/** The answer to a PUT: the definition as saved, and every definition that was rewritten with it. */
export const SavedDefinition = Type.Object({ ...DraftDefinition.properties, changed: Type.Array(ChangedDefinition) })

export type SavedDefinition = Static<typeof SavedDefinition>

/** What a 409 `stale-draft` says beside the problem's own members. A body is null where the definition was not there. */
export const StaleDraft = Type.Object({
  revision: Type.Integer(),
  by: orNull(PersonName),
  at: orNull(Type.String()),
  /** Where the caller's edit began; null when that is no longer known. */
  base: orNull(DefinitionBody),
  theirs: orNull(DefinitionBody),
  /** Pointers at what both sides changed differently; things with ids are named by id, not by position. */
  conflicts: Type.Array(Type.String()),
})

export type StaleDraft = Static<typeof StaleDraft>

/** What goes when a mention is removed: the mention alone, the piece of text, the condition or the part that holds it, or the definition. */
export const Removes = Type.Enum(['mention', 'text', 'condition', 'part', 'definition'])

export type Removes = Static<typeof Removes>

/** Where something is mentioned. `removes` and `replacements` say what may become of a mention that a removal breaks. */
export const UsedAt = Type.Object({
  kind: Type.String(),
  name: Type.String(),
  label: LabelSchema,
  path: Type.String(),
  /** Where in the text at `path` the mention begins, for those within a template. */
  from: Type.Optional(Type.Integer({ minimum: 0 })),
  /** The part of the definition that holds the mention. */
  part: Type.Optional(Type.Object({ type: Type.String(), id: Type.String(), label: LabelSchema })),
  /** The piece of text that holds the mention, for those within a template. */
  text: Type.Optional(Type.String()),
  /** Null: something has to stand in the place of the mention. */
  removes: Type.Optional(orNull(Removes)),
  replacements: Type.Optional(Type.Array(Type.Object({ name: Type.String(), label: LabelSchema }))),
})

export type UsedAt = Static<typeof UsedAt>

/** What a 409 `in-use` says: mentions that would lead nowhere. */
export const InUse = Type.Object({ references: Type.Array(UsedAt) })

/** What becomes of one mention of something that is removed: it goes too, or names something else instead. */
export const Resolution = Type.Object(
  {
    kind: Type.String(),
    name: Type.String(),
    path: Type.String(),
    from: Type.Optional(Type.Integer({ minimum: 0 })),
    with: Type.String({ description: '"remove", or the name to put in its place' }),
  },
  { additionalProperties: false },
)

export type Resolution = Static<typeof Resolution>

/**
 * An edit that may touch several definitions. `part` is the id of a field, option, unique key or index.
 * `discard` takes a definition back to what is live; `restore` brings `part` (or the object of that id) back from the trash.
 */
export const DraftCommand = Type.Object(
  {
    command: Type.Enum(['rename', 'delete', 'clone', 'discard', 'restore']),
    kind: Type.String(),
    name: ApiName,
    part: Type.Optional(Type.String()),
    /** The new name, for `rename`, `clone`, and `restore` where the old name is taken. */
    to: Type.Optional(ApiName),
    /** For `discard`: further definitions, as `layout/deal_form`, that go back to what is live in the same step. */
    also: Type.Optional(Type.Array(Type.String(), { maxItems: 1000 })),
    resolve: Type.Optional(Type.Array(Resolution, { maxItems: 1000 })),
    /** Revisions that the caller has seen, by `object/deal`. */
    expect: Type.Optional(Type.Record(Type.String(), Type.Integer())),
  },
  { additionalProperties: false },
)

export type DraftCommand = Static<typeof DraftCommand>

/** Saves several definitions as one step. `expect` names the revision of each that is there already. */
export const SaveTogether = Type.Object(
  {
    command: Type.Literal('save'),
    definitions: Type.Array(DefinitionBody, { minItems: 1, maxItems: 100 }),
    expect: Type.Optional(Type.Record(Type.String(), Type.Integer())),
  },
  { additionalProperties: false },
)

export type SaveTogether = Static<typeof SaveTogether>

const NamedDefinition = Type.Object({ kind: Type.String(), name: Type.String(), label: LabelSchema })

/** Definitions that mentioned a restored field before it was removed: those that do again, and those where something could not be put back. */
export const PutBack = Type.Object({ back: Type.Array(NamedDefinition), lost: Type.Array(NamedDefinition) })

export type PutBack = Static<typeof PutBack>

/** What a command wrote; `entry` takes it back by `/draft/commands/{entry}/undo`. `mentions` tells of the restore of a field. */
export const CommandResult = Type.Object({ entry: Type.String(), changed: Type.Array(ChangedDefinition), mentions: Type.Optional(PutBack) })

export type CommandResult = Static<typeof CommandResult>

/** What an import of definition files changed in the draft. */
export const ImportResult = Type.Object({
  entry: orNull(Type.String()),
  changed: Type.Array(ChangedDefinition),
  unchanged: Type.Integer(),
  issues: Type.Array(AnsweredIssue),
})

export type ImportResult = Static<typeof ImportResult>

/** A removed object or field whose data are kept. */
export const TrashEntry = Type.Object({
  id: Type.String(),
  type: Type.Enum(['object', 'field']),
  name: Type.String(),
  label: LabelSchema,
  /** The object that had the field, by its present name; null when it is gone as well. */
  object: orNull(Type.Object({ id: Type.String(), name: Type.String(), label: LabelSchema })),
  release: Type.Integer(),
  by: orNull(PersonName),
  at: Type.String(),
})

export type TrashEntry = Static<typeof TrashEntry>

export const TrashAnswer = Type.Object({ items: Type.Array(TrashEntry), next: Type.Null() })
