import type { DefinitionSet } from '../definition-set.ts'
import { isRefused } from '../rules/check.ts'
import { compileRule } from '../rules/compile.ts'
import type { RuleScope } from '../rules/scope.ts'
import { checkExpression } from './check-expressions.ts'
import type { CompiledExpression, CompiledFlow, CompiledNode } from './compiled-flow.ts'
import { type FlowDefinition, type FlowNode, objectOf } from './flow.ts'
import { flowScope } from './flow-scope.ts'
import { type FlowGraph, graphOf, type GraphNode } from './graph/graph.ts'
import { type Regions, regionsOf } from './graph/regions.ts'
import type { Expression } from './node-type.ts'
import { typedExpressions } from './typed-expressions.ts'

/** Visits that a run may make of all its nodes together. */
const mostVisits = 1_000

/**
 * Turns a flow that was published without faults into what the machine runs: names become ids, expressions functions. Of an
 * earlier version something may be gone that it names: the nodes that ask for it fail.
 */
export function compileFlow(flow: FlowDefinition, set: DefinitionSet): CompiledFlow {
  const graph = graphOf(flow)
  const regions = regionsOf(graph)
  const scope = flowScope(flow, set)
  const expressionsOf = (node: FlowNode) => new Map(typedExpressions(flow, node, set).map((expression) => [expression.path, compileExpression(expression, scope)]))
  const nodes = [...graph.nodes.values()].map((node) => compileNode(node, { graph, regions }, expressionsOf(node.node)))
  const idOf = (type: string) => flow.nodes.find((node) => node.type === type)?.id
  return { start: idOf('start') ?? '', handler: idOf('error_handler'), object: objectOf(flow), nodes: new Map(nodes.map((node) => [node.id, node])), mostVisits }
}

interface Drawing {
  readonly graph: FlowGraph
  readonly regions: Regions
}

function compileNode({ key, node, type, settings, out, in: entering }: GraphNode, { graph, regions: { branches, splits } }: Drawing, expressions: CompiledNode['expressions']): CompiledNode {
  const idOf = (name: string) => graph.nodes.get(name)?.node.id ?? ''
  const split = splits.get(key)
  const isLost = [...expressions.values()].some((expression) => expression.isLost)
  const join = [...splits].find(([, of]) => of === key)?.[0]
  return {
    id: node.id, key, type, settings,
    out: new Map(out.map(({ id, port, to }) => [port, { id, to: idOf(to) }])),
    in: entering.map(({ id }) => id),
    ...(split !== undefined && { split: idOf(split) }),
    ...(join !== undefined && { join: idOf(join) }),
    branches: (branches.get(key) ?? []).map(({ split: of, port }) => ({ split: idOf(of), port })),
    expressions,
    ...(isLost && { isLost }),
  }
}

function compileExpression(expression: Expression, scope: RuleScope): CompiledExpression {
  const checked = checkExpression(expression, scope)
  // A run may outlive what its version names.
  if (isRefused(checked)) return { rule: () => null, reads: [], isLost: true }
  return { rule: compileRule(checked.tree), reads: checked.reads }
}
