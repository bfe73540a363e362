import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import { compileFlow } from '../../../schemas/flows/compile-flow.ts'
import type { CompiledFlow } from '../../../schemas/flows/compiled-flow.ts'
import { type FlowDefinition, nodeTypeOf, objectOf } from '../../../schemas/flows/flow.ts'
import { flowNames, objectsOf, oldRoot, rooted } from '../../../schemas/flows/flow-scope.ts'
import { flowReferences } from '../../../schemas/flows/flow-references.ts'
import { oldFields } from '../../../schemas/flows/old-fields.ts'
import { triggerTypeOf } from '../../../schemas/flows/trigger.ts'
import { allFieldsOf } from '../../../schemas/objects/system-fields.ts'
import { locksOf } from '../../../schemas/flows/approval/locked-fields.ts'
import type { FlowPlan, FlowWrites } from '../step/flow-caller.ts'

/** Compiles a version of a flow, said in today's names, for runs under a plan with these definitions. */
export function compileFlowPlan(version: string, definition: FlowDefinition, set: DefinitionSet): FlowPlan {
  const flow = compileFlow(definition, set)
  const names = flowNames(definition)
  const recordOf = objectsOf(names)
  return { version, flow, definition, locks: locksOf(definition, set), asksPeople: [...flow.nodes.values()].some(({ type }) => type.tasks), objectOf: recordOf, records: recordsRead(flow, names, recordOf), given: givenKeys(definition, set), writes: writesOf(definition, set) }
}

const givenKeys = (definition: FlowDefinition, set: DefinitionSet): FlowPlan['given'] => {
  const object = set.get('object', objectOf(definition) ?? '')
  const fields = object ? allFieldsOf(object) : []
  const names = Object.keys(triggerTypeOf(definition.trigger).gives?.(definition.trigger) ?? {})
  const old = oldFields(definition).flatMap((name) => fields.filter((field) => field.name === name).map(({ id }) => [`${oldRoot}.${name}`, id] as const))
  return new Map([...names.map((name) => [name, name] as const), ...old])
}

function recordsRead({ nodes }: CompiledFlow, names: ReturnType<typeof flowNames>, objectOf: FlowPlan['objectOf']): FlowPlan['records'] {
  const reading = [...nodes.values()].flatMap(({ id, expressions }) => [...expressions.values()].flatMap(({ reads }) => reads.map((path) => ({ node: id, path }))))
  const found = reading.flatMap(({ node, path }) => {
    const { root, rest } = rooted(path.split('.'), names)
    const object = objectOf(root)
    return object !== undefined && root !== oldRoot && rest.length > 0 ? [{ root, object, node, path: rest.join('.') }] : []
  })
  return [...Map.groupBy(found, ({ root }) => root)].map(([root, reads]) => ({
    root,
    object: reads[0]?.object ?? '',
    paths: [...new Set(reads.map(({ path }) => path))],
    nodes: new Set(reads.map(({ node }) => node)),
  }))
}

/** What the nodes say that they write: the mentions of fields by the keys of a `set`. */
function writesOf(definition: FlowDefinition, set: DefinitionSet): FlowPlan['writes'] {
  const writes = new Map<string, { creates: boolean; fields: Set<string> }>()
  const of = (object: string) => {
    const known = writes.get(object) ?? { creates: false, fields: new Set<string>() }
    writes.set(object, known)
    return known
  }
  for (const { name, field, key } of flowReferences(definition, set)) if (key && field !== undefined) of(name).fields.add(field)
  const object = objectOf(definition)
  if (definition.status !== undefined && object !== undefined) of(object).fields.add(definition.status)
  for (const node of definition.nodes) {
    const created = nodeTypeOf(node).creates?.(node.settings ?? {})
    if (created !== undefined) of(created).creates = true
  }
  return writes satisfies ReadonlyMap<string, FlowWrites>
}
