import { type Static, type TSchema, Type } from 'typebox'
import { anyOfTypes } from '../any-of-types.ts'
import { ApiName, type DefinitionHeader, definitionHeader } from '../definition.ts'
import { idPattern } from '../ids.ts'
import type { Label } from '../label.ts'
import { LabelSchema } from '../label-schema.ts'
import { FlowCase } from './cases/flow-case.ts'
import type { NodeType } from './node-type.ts'
import { nodeTypes } from './nodes/index.ts'
import { AnyTrigger, type FlowTrigger, objectOfTrigger } from './trigger.ts'

/** A step of a flow, drawn as a tile. */
export interface FlowNode {
  readonly id: string
  /** Its name within the flow: edges, `go to` and `nodes.<key>` use it. */
  readonly key: string
  readonly type: string
  readonly label?: Label
  readonly position: { readonly x: number; readonly y: number }
  readonly settings?: Readonly<Record<string, unknown>>
}

/** The type of a node. Nodes of checked definitions always have one. */
export function nodeTypeOf({ type: name }: Pick<FlowNode, 'type'>): NodeType {
  const type = byName.get(name)
  if (!type) throw new Error(`no node type ${name}`)
  return type
}

const byName = new Map(nodeTypes.map((type) => [type.name, type]))

const nodeSchema = (type: NodeType): TSchema =>
  Type.Object(
    {
      id: Type.String({ pattern: idPattern('node') }),
      key: ApiName,
      type: Type.Literal(type.name),
      label: Type.Optional(LabelSchema),
      position: Type.Object({ x: Type.Number(), y: Type.Number() }, { additionalProperties: false }),
      ...((type.settings.required ?? []).length > 0 ? { settings: type.settings } : { settings: Type.Optional(type.settings) }),
    },
    { additionalProperties: false },
  )

const AnyNode = anyOfTypes(nodeTypes.map(nodeSchema))

export const FlowEdge = Type.Object(
  { id: Type.String({ pattern: idPattern('edge') }), from: ApiName, port: ApiName, to: ApiName },
  { additionalProperties: false },
)

export const variableTypes = ['text', 'integer', 'decimal', 'boolean', 'date', 'datetime'] as const

export const FlowVariable = Type.Object(
  { id: Type.String({ pattern: idPattern('variable') }), name: ApiName, type: Type.Enum([...variableTypes]), label: Type.Optional(LabelSchema) },
  { additionalProperties: false },
)

/** JSON Schema of a flow: a graph of typed nodes that a trigger starts. */
export const FlowSchema = Type.Object(
  {
    ...definitionHeader('flow'),
    active: Type.Optional(Type.Boolean({ default: true })),
    trigger: Type.Unsafe<FlowTrigger>(AnyTrigger),
    /** By whose rights it acts: its own, which are what its nodes say, or those of whoever starts it. */
    principal: Type.Optional(Type.Enum(['flow', 'person'], { default: 'flow' })),
    /** The picklist field of the record that says where its approval stands. */
    status: Type.Optional(ApiName),
    variables: Type.Optional(Type.Array(FlowVariable, { maxItems: 100, default: [] })),
    /** Where it is read to on the canvas: to the right, or down. */
    direction: Type.Optional(Type.Enum(['right', 'down'], { default: 'right' })),
    nodes: Type.Array(Type.Unsafe<FlowNode>(AnyNode), { minItems: 1, maxItems: 300 }),
    edges: Type.Array(FlowEdge, { maxItems: 600 }),
    /** Trials that were kept: each publish tries them again. */
    cases: Type.Optional(Type.Array(FlowCase, { maxItems: 50, default: [] })),
  },
  { additionalProperties: false },
)

export type FlowDefinition = Static<typeof FlowSchema>

/** Whether a definition is a flow. */
export const isFlow = (definition: DefinitionHeader): definition is FlowDefinition => definition.kind === 'flow'

/** Whether a flow starts. */
export const isActiveFlow = ({ active = true }: Pick<FlowDefinition, 'active'>): boolean => active

/** Whether a flow is read from top to bottom. */
export const readsDown = ({ direction }: { readonly direction?: FlowDefinition['direction'] }): boolean => direction === 'down'

/** The object whose records a flow is about; undefined where its runs are about none. */
export const objectOf = ({ trigger }: Pick<FlowDefinition, 'trigger'>): string | undefined => objectOfTrigger(trigger)

export type FlowEdge = Static<typeof FlowEdge>
