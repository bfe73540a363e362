import type { Reference } from '../definition.ts'
import type { DefinitionSet, KindName } from '../definition-set.ts'
import { isStored, type FieldDefinition, fieldTypeOf } from '../fields/field.ts'
import type { Issue } from '../issue.ts'
import type { ObjectDefinition } from '../objects/object.ts'
import { allFieldsOf, givenSystemFields, systemFieldsOf } from '../objects/system-fields.ts'
import { type FlowDefinition, nodeTypeOf } from './flow.ts'
import { flowNames, objectsOf } from './flow-scope.ts'
import { flowReferences } from './flow-references.ts'

/** Names in a flow that stand for nothing, and fields that cannot be set. What expressions read is theirs to check. */
export const checkMentions = (flow: FlowDefinition, set: DefinitionSet): readonly Issue[] => [
  ...flowReferences(flow, set).filter(({ step }) => step === undefined).flatMap((reference) => missing(reference, set)),
  ...flow.nodes.flatMap((node, index) => fixedFields(flow, node, set).map((path) => ({ code: 'flow.field-not-set', path: `/nodes/${index}/settings${path}`, params: { node: node.key } }))),
]

function missing({ kind, name, field, path }: Reference, set: DefinitionSet): Issue[] {
  // References name kinds of definitions only.
  const definition = set.get(kind as KindName, name)
  if (!definition) return [{ code: `flow.unknown-${kind}`, path, params: { [kind]: name } }]
  // A field is named of an object only.
  const object = definition as ObjectDefinition
  return field === undefined || allFieldsOf(object).some((each) => each.name === field) ? [] : [{ code: 'object.unknown-field', path, params: { object: name, field } }]
}

/** Pointers to values of fields that nobody sets: the system does, or they are reckoned. */
function fixedFields(flow: FlowDefinition, node: FlowDefinition['nodes'][number], set: DefinitionSet): readonly string[] {
  const given = nodeTypeOf(node).ofFields?.(node.settings ?? {}, objectsOf(flowNames(flow))) ?? []
  return given.flatMap(({ path, object: name, field: of, isSet }) => {
    const object = set.get('object', name)
    const field = object && allFieldsOf(object).find((each) => each.name === of)
    return isSet && field && !canBeSet(object, field) ? [path] : []
  })
}

const canBeSet = (object: ObjectDefinition, field: FieldDefinition): boolean =>
  systemFieldsOf(object).includes(field) ? givenSystemFields.has(field.name) : isStored(field) && fieldTypeOf(field).filledBy === 'people'
