import { type Static, Type } from 'typebox'
import { ApiName } from '../definition.ts'
import type { FieldValue } from '../fields/field-type.ts'
import type { FieldDefinition } from '../fields/field.ts'
import { usualMost } from '../files/file-field.ts'
import { FileAnswer } from './file.ts'
import { NamedPerson } from './named-person.ts'
import { RecordValues, Uuid } from './record.ts'

const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) => Type.Union([schema, Type.Null()])

const closed = { additionalProperties: false } as const

export const taskKinds = ['approval', 'form', 'resubmit', 'cc'] as const

export const taskStates = ['open', 'done', 'withdrawn'] as const

/** What somebody can do with a task that waits for an answer. */
export const taskDecisions = ['approve', 'reject', 'return', 'transfer', 'delegate', 'add_signer', 'advise', 'resubmit', 'submit', 'read'] as const

export type TaskDecision = (typeof taskDecisions)[number]

/** A task as lists show it. Texts are in the reader's language. */
const row = {
  id: Uuid,
  /** Rises with everything that happens to the task; a decision names the one that was seen. */
  rev: Type.Integer(),
  kind: Type.Enum([...taskKinds]),
  state: Type.Enum([...taskStates]),
  /** Whose record it is about, in one line: "Deal · Acme · 1.2 billion". */
  title: Type.String(),
  flow: Type.Object({ name: Type.String(), label: Type.String() }),
  run: Uuid,
  /** The step of the flow, by its key, and what is to be done. */
  node: Type.Object({ key: Type.String(), label: Type.String() }),
  /** Name of the object; null where it is gone. */
  object: orNull(Type.String()),
  record: orNull(Uuid),
  requester: orNull(NamedPerson),
  assignee: NamedPerson,
  /** Whom the assignee answers for. */
  onBehalfOf: orNull(NamedPerson),
  openedAt: Type.String(),
  due: orNull(Type.String()),
  endedAt: orNull(Type.String()),
  decision: orNull(Type.Enum([...taskDecisions])),
  decidedBy: orNull(NamedPerson),
  /** What was said with the decision. */
  comment: orNull(Type.String()),
  /** What was attached to it. */
  files: Type.Array(FileAnswer),
  /** Its step asks whoever approves to fill something in: it is not approved together with others. */
  fillsIn: Type.Boolean(),
}

export const TaskRow = Type.Object(row)

export type TaskRow = Static<typeof TaskRow>

export const TaskQuery = Type.Object(
  {
    /** `done`: answered or taken back. */
    state: Type.Optional(Type.Enum(['open', 'done'])),
    kind: Type.Optional(Type.Enum([...taskKinds])),
    flow: Type.Optional(ApiName),
    object: Type.Optional(ApiName),
    /** With `object`: everybody's tasks of this record, for those who may read it. */
    record: Type.Optional(Uuid),
    /** Somebody else's tasks, for those who may give them to others. */
    assignee: Type.Optional(Uuid),
    /** Only what should have been answered by now. */
    due: Type.Optional(Type.Boolean()),
    cursor: Type.Optional(Uuid),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  closed,
)

export type TaskQuery = Static<typeof TaskQuery>

/** Newest first, copies only where they are asked for. `total` counts all that the filter finds. */
export const TaskPage = Type.Object({ items: Type.Array(TaskRow), total: Type.Integer(), next: orNull(Type.String()) })

export type TaskPage = Static<typeof TaskPage>

/** How many tasks wait for the caller, and how many of them are due; `unseen` counts copies that were not opened. */
export const TaskCount = Type.Object({ open: Type.Integer(), due: Type.Integer(), unseen: Type.Integer() })

export type TaskCount = Static<typeof TaskCount>

/** How somebody came to be asked. */
const Asked = Type.Object({
  how: Type.Enum(['person', 'role', 'manager', 'department_head', 'matrix', 'transfer', 'adviser', 'beside', 'escalation', 'administrators']),
  /** The label of the role, the one whose manager or head it is, or who brought the person in. */
  of: orNull(Type.String()),
  /** Of managers: how many levels up. */
  level: Type.Optional(Type.Integer()),
  /** The one who was found is the requester: the manager is asked instead. */
  insteadOfRequester: Type.Optional(Type.Boolean()),
})

/** Somebody who answers in the same step. */
export const TaskMember = Type.Object({
  person: NamedPerson,
  onBehalfOf: orNull(NamedPerson),
  /** `later`: comes after others; `advising`: has asked somebody else; `carried`: approved earlier in this run. */
  state: Type.Enum(['later', 'pending', 'advising', 'approved', 'rejected', 'removed', 'carried']),
  asked: Asked,
  comment: orNull(Type.String()),
  files: Type.Array(FileAnswer),
  at: orNull(Type.String()),
})

export type TaskMember = Static<typeof TaskMember>

/** What somebody answered earlier in the same run. */
export const EarlierAnswer = Type.Object({
  /** What was asked. */
  step: Type.String(),
  by: NamedPerson,
  /** Whom that one answered for. */
  onBehalfOf: orNull(NamedPerson),
  decision: Type.Enum([...taskDecisions]),
  comment: orNull(Type.String()),
  files: Type.Array(FileAnswer),
  at: Type.String(),
})

export type EarlierAnswer = Static<typeof EarlierAnswer>

/** A field as the step shows it, with all that a form needs to draw it. */
const TaskField = Type.Object({
  definition: Type.Unsafe<FieldDefinition>(Type.Unknown()),
  value: Type.Unsafe<FieldValue>(Type.Unknown()),
  /** Of a value that points at a record: its title. */
  title: orNull(Type.String()),
  editable: Type.Boolean(),
  required: Type.Boolean(),
})

/** A task as its page shows it. */
export const TaskAnswer = Type.Object({
  ...row,
  /** What the caller may do; `label` where the step gives the button other words. */
  decisions: Type.Array(Type.Object({ decision: Type.Enum([...taskDecisions]), label: orNull(Type.String()), needsComment: Type.Boolean() })),
  /** Where a return may go; the requester is the one without a node. */
  returnTo: Type.Array(Type.Object({ node: orNull(Type.String()), label: Type.String() })),
  /** Version of the record that `fields` shows. */
  version: orNull(Type.Integer()),
  fields: Type.Array(TaskField),
  /** What has changed in the record since somebody decided last in this run, by field. */
  changes: Type.Record(Type.String(), Type.Object({ old: Type.Unknown(), new: Type.Unknown() })),
  members: Type.Array(TaskMember),
  /** What was answered in this run before its step asked, in the order of time: the last fifty. */
  earlier: Type.Array(EarlierAnswer),
  /** What was said when it was returned to be changed, and what came with it. */
  remark: orNull(Type.String()),
  remarkFiles: Type.Array(FileAnswer),
  /** Whether the caller may open the record itself. */
  canOpen: Type.Boolean(),
  /** May remind who has to answer; null where that is nobody's business now, else from when on. */
  urgeFrom: orNull(Type.String()),
  /** The caller may give it to somebody else, as an administrator. */
  mayHandOver: Type.Boolean(),
})

export type TaskAnswer = Static<typeof TaskAnswer>

const decision = {
  /** What was seen: a task that has changed since is not decided. */
  rev: Type.Integer({ minimum: 1 }),
  decision: Type.Enum([...taskDecisions]),
  comment: Type.Optional(Type.String({ maxLength: 4_000 })),
  /** Whom it is handed to, or who is asked as well. */
  to: Type.Optional(Uuid),
  /** Key of the step that it goes back to; absent: the requester. */
  returnTo: Type.Optional(Type.String({ maxLength: 48 })),
  values: Type.Optional(RecordValues),
  /** Uploads that go with the answer; whoever may see the task or its record may read them. */
  files: Type.Optional(Type.Array(Uuid, { maxItems: usualMost, uniqueItems: true })),
  /** Made by the client: the same one again has the first answer and does nothing. */
  requestId: Type.String({ minLength: 8, maxLength: 100 }),
}

export const DecisionInput = Type.Object(decision, closed)

export type DecisionInput = Static<typeof DecisionInput>

/** Several tasks decided alike, each by the revision that was seen. */
export const ManyDecisionsInput = Type.Object(
  {
    tasks: Type.Array(Type.Object({ id: Uuid, rev: Type.Integer({ minimum: 1 }) }, closed), { minItems: 1, maxItems: 100 }),
    decision: Type.Enum(['approve', 'reject', 'return', 'read']),
    comment: decision.comment,
    requestId: Type.String({ minLength: 8, maxLength: 60 }),
  },
  closed,
)

export type ManyDecisionsInput = Static<typeof ManyDecisionsInput>

export const DecisionResult = Type.Object({ id: Uuid, rev: Type.Integer(), state: Type.Enum([...taskStates]), decision: Type.Enum([...taskDecisions]) })

export type DecisionResult = Static<typeof DecisionResult>

/** One result a task, in their order: what was decided, or the problem that keeps it from being. */
export const ManyDecisionsResult = Type.Object({ items: Type.Array(Type.Union([Type.Object({ done: DecisionResult }), Type.Object({ id: Uuid, problem: Type.Unknown() })])) })

/** Gives somebody's open task to another person, as an administrator. */
export const HandOverInput = Type.Object({ to: Uuid, reason: Type.String({ minLength: 1, maxLength: 1_000, pattern: '\\S' }) }, closed)

export type HandOverInput = Static<typeof HandOverInput>

export const HandedOver = Type.Object({ id: Uuid, rev: Type.Integer() })

export type HandedOver = Static<typeof HandedOver>

/** Somebody who answers for the caller while the caller is away; null where nobody does. */
export const SubstituteInput = orNull(
  Type.Object({ from: Type.String({ format: 'date' }), until: Type.String({ format: 'date' }), who: Uuid }, closed),
)

export type SubstituteInput = Static<typeof SubstituteInput>

/** `until` is the last day. Days are of the workspace's zone. */
export const SubstituteAnswer = Type.Object({
  substitute: orNull(Type.Object({ from: Type.String(), until: Type.String(), who: NamedPerson })),
})

export type SubstituteAnswer = Static<typeof SubstituteAnswer>

/** Whom a flow would ask about a record, were it submitted now. */
export const ApprovalPreview = Type.Object({
  steps: Type.Array(
    Type.Object({
      node: Type.String(),
      label: Type.String(),
      /** Asked at the same time as the step before. */
      beside: Type.Boolean(),
      people: Type.Array(Type.Object({ person: NamedPerson, onBehalfOf: orNull(NamedPerson), asked: Asked })),
      /** Whom the step looked for and did not find: then nobody is asked, or administrators are. */
      missing: Type.Array(Asked),
    }),
  ),
  /** How long it usually takes, by the runs that have ended. */
  usualSeconds: orNull(Type.Integer()),
  /** Who can give what is missing. */
  ask: Type.Array(NamedPerson),
})

export type ApprovalPreview = Static<typeof ApprovalPreview>
