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
  ...flow.nodes.flatMap((node, index) => checkSetFields(flow, node, set).map((issue) => ({ ...issue, path: `/nodes/${index}/settings${issue.path}` }))),
]

function missing({ kind, name, field, path }: Reference, set: DefinitionSet): Issue[] {
  // References name kinds of definitions only.
  const definition = set.get(kind as KindName, name)
  if (!definition) return [{ code: `flow.unknown-${kind}`, path, params: { [kind]: name } }]
  // A field is named of an object only.
  const object = definition as ObjectDefinition
  return field === undefined || allFieldsOf(object).some((each) => each.name === field) ? [] : [{ code: 'object.unknown-field', path, params: { object: name, field } }]
}

/** Fields that nobody sets, for the system does or they are reckoned; and those that must be filled and would be emptied. */
function checkSetFields(flow: FlowDefinition, node: FlowDefinition['nodes'][number], set: DefinitionSet): readonly Issue[] {
  const settings = node.settings ?? {}
  const type = nodeTypeOf(node)
  const rules = new Map(type.expressions?.(settings).map(({ path, rule }) => [path, rule]))
  return (type.ofFields?.(settings, objectsOf(flowNames(flow))) ?? []).flatMap(({ path, object: name, field: of, isSet }): Issue[] => {
    const object = set.get('object', name)
    const field = object && allFieldsOf(object).find((each) => each.name === of)
    if (!isSet || !field) return []
    if (!canBeSet(object, field)) return [{ code: 'flow.field-not-set', path, params: { node: node.key } }]
    return field.required === true && rules.get(path) === null ? [{ code: 'flow.required-emptied', path, params: { object: name, field: of } }] : []
  })
}

const canBeSet = (object: ObjectDefinition, field: FieldDefinition): boolean =>
  systemFieldsOf(object).includes(field) ? givenSystemFields.has(field.name) : isStored(field) && fieldTypeOf(field).filledBy === 'people'
