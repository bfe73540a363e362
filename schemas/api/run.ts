import { type Static, type TSchema, Type } from 'typebox'
import { ApiName } from '../definition.ts'
import { LabelSchema } from '../label-schema.ts'
import { AnyTrigger, type FlowTrigger } from '../flows/trigger.ts'
import { NamedPerson } from './named-person.ts'
import { Uuid } from './record.ts'

const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

/** `suspended`: all that is left of it has failed and waits for an administrator. */
export const RunState = Type.Enum(['running', 'suspended', 'completed', 'failed', 'cancelled'])

export type RunState = Static<typeof RunState>

/** What starts flows; `flow` is another flow, `restart` a change of what an approval was about, `import` the records of a file together. */
export const StartKind = Type.Enum(['record', 'button', 'schedule', 'date', 'webhook', 'flow', 'restart', 'hand', 'import'])

/** The record that a run is about. The title is null for those who may not read the record, and for a record that is gone. */
const RunRecord = Type.Object({ object: ApiName, id: Uuid, title: nullable(Type.String()) })

/** A flow as it is called today; a flow that is gone has no name, and the label of the run's version. */
const RunFlow = Type.Object({ id: Type.String(), name: nullable(ApiName), label: Type.String() })

const TokenState = Type.Enum(['ready', 'waiting', 'failed'])

/** Where a run stands: a node, how long, and what the flow calls the node. */
const Standing = Type.Object({ node: Type.String(), label: nullable(Type.String()), type: Type.String(), state: TokenState, since: Type.String() })

const summary = {
  id: Uuid,
  /** Rises with each step; changes name it by `If-Match`. */
  rev: Type.Integer(),
  flow: RunFlow,
  version: Type.Integer(),
  state: RunState,
  trigger: StartKind,
  record: nullable(RunRecord),
  startedBy: nullable(NamedPerson),
  startedAt: Type.String(),
  endedAt: nullable(Type.String()),
  /** Some of it has failed and goes on only by an administrator. */
  stuck: Type.Boolean(),
}

export const RunSummary = Type.Object({
  ...summary,
  at: Type.Array(Standing),
  /** It has come back to who asked for it, to be changed and submitted again. */
  returned: Type.Boolean(),
  /** What those who were asked have come to, once it is done; null before, and where nobody was asked. */
  outcome: nullable(Type.Enum(['approved', 'rejected'])),
})

export type RunSummary = Static<typeof RunSummary>

/** Runs, newest first; `next` is the cursor of the page after it. */
export const RunPage = Type.Object({ items: Type.Array(RunSummary), next: nullable(Uuid) })

export type RunPage = Static<typeof RunPage>

export const RunQuery = Type.Object(
  {
    flow: Type.Optional(ApiName),
    status: Type.Optional(RunState),
    object: Type.Optional(ApiName),
    record: Type.Optional(Uuid),
    startedBy: Type.Optional(Type.Literal('me')),
    stuck: Type.Optional(Type.Boolean({ description: 'Only runs of which something has failed.' })),
    cursor: Type.Optional(Uuid),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
)

export type RunQuery = Static<typeof RunQuery>

/** A task that a run waits for. */
export const WaitingTask = Type.Object({ id: Uuid, rev: Type.Integer(), kind: Type.String(), assignee: NamedPerson, due: nullable(Type.String()) })

export type WaitingTask = Static<typeof WaitingTask>

/** How asking another system goes: the tries that were begun, why the last one failed, and when the next is, null while one is under way; `held` where the other side gets no more calls now. */
export const WaitTries = Type.Object({ begun: Type.Integer(), most: Type.Integer(), nextAt: nullable(Type.String()), failed: nullable(Type.String({ description: "In the reader's language." })), held: nullable(Type.String({ description: "In the reader's language." })) })

export type WaitTries = Static<typeof WaitTries>

/** Why a token waits: people, a moment, an answer from outside, or other branches at a join. */
const TokenWait = Type.Object({ kind: Type.Enum(['tasks', 'time', 'answer', 'join']), due: nullable(Type.String()), tasks: Type.Array(WaitingTask), tries: nullable(WaitTries) })

export const RunToken = Type.Object({
  id: Type.Integer(),
  node: Type.String(),
  edge: nullable(Type.String()),
  state: TokenState,
  since: Type.String(),
  wait: nullable(TokenWait),
})

export type RunToken = Static<typeof RunToken>

export const RunVerb = Type.Enum(['retry', 'skip', 'cancel', 'hand_over'])

/** Something that has failed. `verbs`: what the caller may do about it. */
export const RunIncident = Type.Object({
  id: Uuid,
  node: Type.String(),
  /** 0 for something that the run wanted sent and does not wait for. */
  token: Type.Integer(),
  code: Type.String(),
  params: Type.Record(Type.String(), Type.Unknown()),
  /** What it says in the reader's language. */
  message: Type.String(),
  at: Type.String(),
  endedAt: nullable(Type.String()),
  verbs: Type.Array(RunVerb),
})

export type RunIncident = Static<typeof RunIncident>

/** One run as it stands. Nodes and edges are named by id, as in the flow of its version. */
export const RunAnswer = Type.Object({
  ...summary,
  /** Address of the flow as it was when the run began. */
  graph: Type.String(),
  tokens: Type.Array(RunToken),
  /** How often the run has come to a node, by the id of the node. */
  visits: Type.Record(Type.String(), Type.Integer()),
  /** How often it has gone along an edge, by the id of the edge. */
  edges: Type.Record(Type.String(), Type.Integer()),
  incidents: Type.Array(RunIncident),
  /** What the caller may do with the run as a whole. */
  verbs: Type.Array(RunVerb),
})

export type RunAnswer = Static<typeof RunAnswer>

export const RunHistoryEntry = Type.Object({
  seq: Type.Integer(),
  at: Type.String(),
  kind: Type.String(),
  node: Type.String(),
  token: Type.Integer(),
  edge: nullable(Type.String()),
  state: Type.String(),
  visit: Type.Integer(),
  actor: nullable(NamedPerson),
  /** Whose task the actor answered. */
  onBehalfOf: nullable(NamedPerson),
  /** From whom a task was taken, and whom it was given to or who was brought in. */
  from: nullable(NamedPerson),
  to: nullable(NamedPerson),
  /** Why it was refused, where that is what has happened. */
  message: Type.Optional(Type.String()),
  data: Type.Unknown(),
})

export type RunHistoryEntry = Static<typeof RunHistoryEntry>

/** What has happened in a run, in order. `next`: the `after` of what follows; null where it is all. */
export const RunHistoryPage = Type.Object({ items: Type.Array(RunHistoryEntry), next: nullable(Type.Integer()) })

export type RunHistoryPage = Static<typeof RunHistoryPage>

export const RunHistoryQuery = Type.Object({ after: Type.Optional(Type.Integer({ minimum: 0 })) }, { additionalProperties: false })

/** A flow as it was at one of its versions, in the names of today; what is gone since is named by its id. */
export const FlowVersionAnswer = Type.Object({ flow: Type.String(), number: Type.Integer(), release: Type.Integer(), at: Type.String(), definition: Type.Unknown() })

export type FlowVersionAnswer = Static<typeof FlowVersionAnswer>

/** Starts a flow by its button. The same `requestId` for the same record starts it once, however often it is sent. */
export const RunStart = Type.Object({ record: Uuid, requestId: Uuid }, { additionalProperties: false })

export type RunStart = Static<typeof RunStart>

/** `queued`: it begins when an earlier run for the record has ended. */
export const StartedRun = Type.Object({ run: nullable(Uuid), state: Type.Enum(['started', 'queued']) })

export type StartedRun = Static<typeof StartedRun>

export const RunCancel = Type.Object({ reason: Type.Optional(Type.String({ maxLength: 1_000 })) }, { additionalProperties: false })

/** The token that has failed and is to try its node again, or the incident of something that is to be sent again. */
export const RunRetry = Type.Union([Type.Object({ token: Type.Integer({ minimum: 1 }) }, { additionalProperties: false }), Type.Object({ incident: Uuid }, { additionalProperties: false })])

/** The token that has failed leaves its node by a port, as if the node had given this. */
export const RunSkip = Type.Object(
  {
    token: Type.Integer({ minimum: 1 }),
    port: Type.Optional(ApiName),
    output: Type.Optional(Type.Record(ApiName, Type.Union([Type.Null(), Type.Boolean(), Type.Number(), Type.String()]), { maxProperties: 50 })),
  },
  { additionalProperties: false },
)

export type RunSkip = Static<typeof RunSkip>

/** A button that a record offers: the flow that it starts, and what is written on it. */
export const FlowButton = Type.Object({ flow: ApiName, label: LabelSchema })

export type FlowButton = Static<typeof FlowButton>

export const FlowButtons = Type.Object({ items: Type.Array(FlowButton) })

/** A trigger over changes of records, as it is being designed. */
export const PastRequest = Type.Object({ trigger: Type.Unsafe<FlowTrigger>(AnyTrigger) }, { additionalProperties: false })

/** How often a trigger would have fired in the last days, and by which records last. */
export const WouldHaveStarted = Type.Object({
  count: Type.Integer(),
  days: Type.Integer(),
  /** Whether all changes of those days were looked at. */
  isComplete: Type.Boolean(),
  records: Type.Array(Type.Object({ record: Uuid, title: nullable(Type.String()), at: Type.String() })),
})

export type WouldHaveStarted = Static<typeof WouldHaveStarted>
