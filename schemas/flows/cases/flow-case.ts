import { type Static, Type } from 'typebox'
import { ApiName } from '../../definition.ts'
import { idPattern } from '../../ids.ts'
import { LabelSchema } from '../../label-schema.ts'
import type { Json } from '../../pointer.ts'

/** A path that expressions of flows read: `record.amount`, `nodes.find.first.name`. */
const pathPattern = '^[a-z][a-z0-9_]{0,47}(\\.[a-z][a-z0-9_]{0,47}){0,8}$'

const closed = { additionalProperties: false } as const
const Person = Type.String({ format: 'uuid' })
const NodeId = Type.String({ pattern: idPattern('node') })
const Moment = Type.String({ format: 'date-time' })
const value = Type.Unsafe<Json>({})

/** Somebody answers a task of a node, or the clock goes on to a timer of it. */
const Happening = Type.Union([
  Type.Object({ kind: Type.Literal('decision'), node: NodeId, person: Person, decision: ApiName }, closed),
  Type.Object({ kind: Type.Literal('timer'), node: NodeId, key: ApiName }, closed),
])

/** A trial that was kept: what it was told, and the way that the flow took then. Each publish tries it again. */
export const FlowCase = Type.Object(
  {
    id: Type.String({ pattern: idPattern('case') }),
    label: LabelSchema,
    at: Moment,
    /** IANA zone of the workspace. */
    zone: Type.String({ minLength: 1, maxLength: 64 }),
    /** Of the workspace: 1 = Monday … 7 = Sunday. */
    weekStart: Type.Optional(Type.Integer({ minimum: 1, maximum: 7 })),
    /** Of the workspace: the month in which its fiscal year begins. */
    fiscalYearStart: Type.Optional(Type.Integer({ minimum: 1, maximum: 12 })),
    requester: Type.Union([Person, Type.Null()]),
    record: Type.Union([Person, Type.Null()]),
    values: Type.Array(Type.Object({ path: Type.String({ pattern: pathPattern }), value }, closed), { maxItems: 500 }),
    variables: Type.Optional(Type.Array(Type.Object({ variable: ApiName, value }, closed), { maxItems: 100 })),
    failing: Type.Optional(Type.Array(NodeId, { maxItems: 300, uniqueItems: true })),
    /** Who was found for each question of a step. */
    people: Type.Optional(Type.Array(Type.Object({ question: value, found: Type.Array(Person, { maxItems: 1_000 }) }, closed), { maxItems: 300 })),
    events: Type.Optional(Type.Array(Happening, { maxItems: 300 })),
    /** Ids of the nodes that the run came to, in order. */
    way: Type.Array(NodeId, { maxItems: 1_000 }),
    state: Type.Enum(['running', 'suspended', 'completed', 'failed', 'cancelled']),
  },
  closed,
)

export type FlowCase = Static<typeof FlowCase>
