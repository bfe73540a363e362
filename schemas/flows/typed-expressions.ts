import type { DefinitionSet } from '../definition-set.ts'
import { ruleTypeOf } from '../fields/field.ts'
import { allFieldsOf } from '../objects/system-fields.ts'
import type { RuleType } from '../rules/rule-type.ts'
import { type FlowDefinition, type FlowNode, nodeTypeOf } from './flow.ts'
import { flowNames, objectsOf } from './flow-scope.ts'
import type { Expression } from './node-type.ts'

/** The expressions of a node, each with the type that it must have: also that of the field or variable that it is for. */
export function typedExpressions(flow: FlowDefinition, node: FlowNode, set: DefinitionSet): readonly Expression[] {
  const type = nodeTypeOf(node)
  const settings = node.settings ?? {}
  const types = new Map<string, RuleType | undefined>([
    ...(type.ofVariables?.(settings) ?? []).map(({ path, variable }) => [path, variableType(flow, variable)] as const),
    ...(type.ofFields?.(settings, objectsOf(flowNames(flow))) ?? []).map(({ path, object, field }) => [path, fieldType(set, object, field)] as const),
  ])
  return (type.expressions?.(settings) ?? []).map((expression) => {
    const needed = types.get(expression.path)
    return needed ? { ...expression, type: needed } : expression
  })
}

function variableType({ variables = [] }: FlowDefinition, name: string): RuleType | undefined {
  const found = variables.find((variable) => variable.name === name)
  return found && { type: found.type }
}

function fieldType(set: DefinitionSet, object: string, name: string): RuleType | undefined {
  const definition = set.get('object', object)
  const field = definition && allFieldsOf(definition).find((each) => each.name === name)
  return field && ruleTypeOf(field)
}
