import type { DefinitionSet } from '../definition-set.ts'
import type { Reference } from '../definition.ts'
import { messageReferences } from '../messages/message-references.ts'
import { type FlowDefinition, nodeTypeOf, objectOf } from './flow.ts'
import { flowReferences } from './flow-references.ts'

/** Names of fields, by the object that has them. */
export type FieldsByObject = ReadonlyMap<string, ReadonlySet<string>>

/** What a flow may do in its own name: what its steps say, and nothing else. */
export interface FlowRights {
  /** Objects of which it creates records. */
  readonly creates: ReadonlySet<string>
  readonly sets: FieldsByObject
  /** What those set who have a task of it, and what it writes of its own accord: where its approval stands. */
  readonly lets: FieldsByObject
  /** What it reads, and tells in messages. */
  readonly reads: FieldsByObject
  /** Names of the messages that it sends. */
  readonly sends: ReadonlySet<string>
  /** How many of its steps call other systems. */
  readonly calls: number
}

/** What the steps of a flow say that it may do. */
export function rightsOfFlow(flow: FlowDefinition, set: DefinitionSet): FlowRights {
  const references = flowReferences(flow, set)
  const sends = new Set(references.filter(({ kind }) => kind === 'message').map(({ name }) => name))
  const told = [...sends].flatMap((name) => {
    const message = set.get('message', name)
    return message ? messageReferences(message, set) : []
  })
  const types = flow.nodes.map((node) => ({ type: nodeTypeOf(node), settings: node.settings ?? {} }))
  return {
    creates: new Set(types.flatMap(({ type, settings }) => type.creates?.(settings) ?? [])),
    sets: byObject(references.filter(({ key }) => key)),
    lets: letsOf(flow, types),
    reads: byObject([...references.filter(({ key }) => !key), ...told]),
    sends,
    calls: types.filter(({ type }) => type.calls).length,
  }
}

function letsOf(flow: FlowDefinition, types: readonly { readonly type: ReturnType<typeof nodeTypeOf>; readonly settings: unknown }[]): FieldsByObject {
  const object = objectOf(flow)
  const fields = types.flatMap(({ type, settings }) => {
    const { edits, requires } = type.tasks?.fields(settings) ?? { edits: [], requires: [] }
    return [...edits, ...requires]
  })
  const all = [...fields, ...(flow.status === undefined ? [] : [flow.status])]
  return object === undefined || all.length === 0 ? new Map() : new Map([[object, new Set(all)]])
}

function byObject(references: readonly Reference[]): FieldsByObject {
  const named = references.flatMap(({ kind, name, field }) => (kind === 'object' && field !== undefined ? [{ name, field }] : []))
  return new Map([...Map.groupBy(named, ({ name }) => name)].map(([name, each]) => [name, new Set(each.map(({ field }) => field))]))
}
