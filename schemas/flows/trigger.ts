import { type Static, Type } from 'typebox'
import { ApiName } from '../definition.ts'
import { LabelSchema } from '../label-schema.ts'
import { StoredCondition } from '../rules/stored-condition.ts'

const closed = { additionalProperties: false } as const

/** What is done when a run for the same record is still under way. */
const overlap = Type.Optional(Type.Enum(['skip', 'queue', 'replace', 'parallel'], { default: 'skip' }))

const when = Type.Optional(Type.Union([StoredCondition, Type.Null()], { default: null }))

/** What starts a flow. */
export const FlowTrigger = Type.Union([
  Type.Object(
    {
      type: Type.Literal('record'),
      on: Type.Array(Type.Enum(['create', 'update', 'delete']), { minItems: 1, uniqueItems: true }),
      when,
      overlap,
      /** Of many records written at once: each starts a run, all of them one, or none. */
      bulk: Type.Optional(Type.Enum(['run', 'ignore'], { default: 'run' })),
    },
    closed,
  ),
  Type.Object({ type: Type.Literal('button'), label: LabelSchema, when, roles: Type.Optional(Type.Array(ApiName, { maxItems: 100, uniqueItems: true })), overlap }, closed),
  Type.Object({ type: Type.Literal('schedule'), cron: Type.String({ minLength: 9, maxLength: 100 }), missed: Type.Optional(Type.Enum(['skip', 'once'], { default: 'once' })) }, closed),
  Type.Object(
    { type: Type.Literal('date'), field: ApiName, days: Type.Integer({ minimum: -3650, maximum: 3650 }), at: Type.Optional(Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })), when, overlap },
    closed,
  ),
  Type.Object({ type: Type.Literal('webhook'), key: Type.String({ pattern: '^[a-z0-9]{24,64}$' }) }, closed),
  Type.Object({ type: Type.Literal('flow') }, closed),
])

export type FlowTrigger = Static<typeof FlowTrigger>
