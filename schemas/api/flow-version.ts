import { type Static, type TSchema, Type } from 'typebox'
import { moveFaults } from '../flows/versions/map-run.ts'
import { NamedPerson } from './named-person.ts'
import { Uuid } from './record.ts'

const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

/** A node, as the flow calls it there, and how many runs are meant. */
const CountedNode = Type.Object({ node: Type.String(), type: Type.String(), label: nullable(Type.String()), runs: Type.Integer() })

/** One version of a flow with what still goes by it. `keeps`: why it cannot be removed; null where it can. */
export const FlowVersionSummary = Type.Object({
  number: Type.Integer(),
  release: Type.Integer(),
  at: Type.String(),
  by: nullable(NamedPerson),
  /** Runs that are under way, some of which may be stuck, and since when the oldest is. */
  running: Type.Integer(),
  stuck: Type.Integer(),
  oldest: nullable(Type.String()),
  /** Runs that have ended: they are kept, and read by this version. */
  ended: Type.Integer(),
  /** Where runs under way stand. */
  nodes: Type.Array(CountedNode),
  keeps: nullable(Type.Enum(['newest', 'running', 'ended', 'starts'])),
})

export type FlowVersionSummary = Static<typeof FlowVersionSummary>

/** The versions of a flow, newest first. */
export const FlowVersions = Type.Object({ items: Type.Array(FlowVersionSummary) })

export type FlowVersions = Static<typeof FlowVersions>

/** Moves the runs of a version to another. `nodes`: by id, the nodes whose place others take; those that are not named keep their id. */
export const MoveRuns = Type.Object(
  { to: Type.Integer({ minimum: 1 }), nodes: Type.Optional(Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 40 }), { maxProperties: 500 })) },
  { additionalProperties: false },
)

export type MoveRuns = Static<typeof MoveRuns>

/** A run as a move would leave it. */
const TriedRun = Type.Object({
  run: Uuid,
  /** Why it cannot move: what is wrong, and at which node. Empty where it can. */
  refusals: Type.Array(Type.Object({ fault: Type.Enum([...moveFaults]), node: Type.String() })),
})

/** What a move would do, run by run, and added up. Nothing has changed. */
export const MoveTrial = Type.Object({
  runs: Type.Integer(),
  movable: Type.Integer(),
  /** Where the runs that can move stand, and would stand; of how many of them times change. */
  places: Type.Array(Type.Object({ from: Type.String(), to: Type.String(), runs: Type.Integer(), timed: Type.Integer() })),
  /** Moments that would change: of timers, and of when tasks are due. */
  timers: Type.Integer(),
  tasks: Type.Integer(),
  refusals: Type.Array(Type.Object({ fault: Type.Enum([...moveFaults]), node: Type.String(), runs: Type.Integer() })),
  /** The runs one by one, at most a thousand, those that cannot move first. */
  each: Type.Array(TriedRun),
})

export type MoveTrial = Static<typeof MoveTrial>

/** What came of a move: the `result` of its job. */
export interface MoveOutcome {
  readonly moved: number
  /** They stay where they were. */
  readonly refused: number
}
