import { type Static, type TSchema, Type } from 'typebox'
import { AnsweredIssue, DraftChange } from './draft.ts'
import { Uuid } from './record.ts'
import { ReleaseNumber } from './release.ts'

const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

/** `object/deal`: a definition of the draft. */
const definitionKeys = Type.Array(Type.String({ pattern: '^[a-z]+/[a-z][a-z0-9_]{0,47}$' }), { minItems: 1, maxItems: 1000, uniqueItems: true })

/** What to do about stored records that break a new demand. */
export const Policy = Type.Enum(['block', 'always', 'when_touched', 'new_records'])

export type Policy = Static<typeof Policy>

/** By the id of what makes the demand (a check's `cause`). */
export const Policies = Type.Record(Type.String({ pattern: '^[a-z]{3}_[0-9a-z]{12}$' }), Policy)

export const PlanRequest = Type.Object(
  { only: Type.Optional(definitionKeys), policies: Type.Optional(Policies) },
  { additionalProperties: false },
)

export type PlanRequest = Static<typeof PlanRequest>

export const RollbackRequest = Type.Object({ policies: Type.Optional(Policies) }, { additionalProperties: false })

/** `prepare` and `settle` surround the switch without being seen; the switch is one transaction. */
const StepPhase = Type.Enum(['prepare', 'switch', 'settle'])

export const StepClass = Type.Enum(['safe', 'slow', 'lossy', 'blocked'])

export type StepClass = Static<typeof StepClass>

export const stepOps = [
  'createObject', 'renameObject', 'trashObject', 'restoreObject',
  'addField', 'renameField', 'retypeField', 'relinkField', 'trashField', 'restoreField',
  'setRequired', 'dropRequired', 'addUnique', 'dropUnique', 'addIndex', 'dropIndex',
  'setDefinition', 'removeDefinition',
] as const

export type StepOp = (typeof stepOps)[number]

/** One step of a publish, in order. */
export const PlanStep = Type.Object({
  id: Type.String(),
  phase: StepPhase,
  op: Type.Enum([...stepOps]),
  /** Ids of the object and of its part. */
  object: orNull(Type.String()),
  field: orNull(Type.String()),
  class: StepClass,
  /** The strongest lock it takes on the object's table; null = none. */
  lock: orNull(Type.String()),
  /** Records it touches, and whether they were counted or estimated. */
  rows: Type.Integer(),
  exact: Type.Boolean(),
  seconds: Type.Number(),
  /** The step that takes it back; null = nothing to take back in the tables. */
  undo: orNull(Type.Enum([...stepOps])),
  /** Names in `message`: labels and names of what is touched. */
  params: Type.Record(Type.String(), Type.Unknown()),
  message: Type.String(),
})

export type PlanStep = Static<typeof PlanStep>

/** What stored records say to a new demand. */
export const PlanCheck = Type.Object({
  /** Id of the field, option, unique key or rule that makes the demand. */
  cause: Type.String(),
  code: Type.Enum(['required', 'unique', 'option', 'decimals', 'link', 'rule']),
  params: Type.Record(Type.String(), Type.Unknown()),
  message: Type.String(),
  checked: Type.Integer(),
  failing: Type.Integer(),
  /** The first failing records that the publisher may read. */
  first: Type.Array(Type.Object({ object: Type.String(), id: Uuid, title: Type.String() })),
  /** How many failing records the publisher may not read. */
  unreadable: Type.Integer(),
  /** Where all failing records that the publisher may read are answered as CSV; null where none fails. */
  csv: orNull(Type.String()),
  /** What may be chosen, and what is chosen. */
  policies: Type.Array(Policy),
  policy: Policy,
})

export type PlanCheck = Static<typeof PlanCheck>

/** What a publish would do. It is refused while `issues` is not empty, a step is blocked or a check with policy `block` fails. */
export const PublishPlan = Type.Object({
  digest: Type.String(),
  base: Type.Integer(),
  changes: Type.Array(DraftChange),
  steps: Type.Array(PlanStep),
  checks: Type.Array(PlanCheck),
  issues: Type.Array(AnsweredIssue),
  /** What is allowed and hardly meant, in what changes and in the layouts of changed objects. */
  warnings: Type.Array(AnsweredIssue),
  /** Changes that a selection cannot do without (`object/region`): add them to `only`. */
  needed: Type.Array(DraftChange),
  publishable: Type.Boolean(),
})

export type PublishPlan = Static<typeof PublishPlan>

export const PublishRequest = Type.Object(
  {
    digest: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
    only: Type.Optional(definitionKeys),
    policies: Type.Optional(Policies),
    /** The release to go back to, whose plan was asked by POST `/releases/{number}/rollback`. */
    rollback: Type.Optional(ReleaseNumber),
  },
  { additionalProperties: false },
)

export type PublishRequest = Static<typeof PublishRequest>
