import type { DefinitionSet } from '../definition-set.ts'
import { type Issue, issueUnder } from '../issue.ts'
import { checkRule, isRefused } from '../rules/check.ts'
import type { RuleScope } from '../rules/scope.ts'
import { type FlowDefinition, nodeTypeOf } from './flow.ts'
import { flowScope } from './flow-scope.ts'
import { checkGraph } from './graph/check-graph.ts'
import { graphOf } from './graph/graph.ts'
import { knownNames } from './graph/known-names.ts'

/** Faults of a flow that its schema cannot say: its settings, its expressions, and what is unsound in how it is drawn. */
export function checkFlow(flow: FlowDefinition, set: DefinitionSet): readonly Issue[] {
  const object = set.get('object', flow.object)
  if (!object) return [{ code: 'flow.unknown-object', path: '/object', params: { object: flow.object } }]
  const drawn = checkGraph(flow)
  const known = drawn.length === 0 ? knownNames(graphOf(flow), []) : new Map<string, ReadonlySet<string>>()
  const scope = flowScope(flow, set)
  return [...drawn, ...flow.nodes.flatMap((node, index) => nodeIssues(node, scope, known.get(node.key)).map((issue) => issueUnder(`/nodes/${index}/settings`, issue)))]
}

function nodeIssues(node: FlowDefinition['nodes'][number], scope: RuleScope, known: ReadonlySet<string> | undefined): Issue[] {
  const type = nodeTypeOf(node)
  const settings = node.settings ?? {}
  const expressions = (type.expressions?.(settings) ?? []).flatMap(({ path, rule, type: needed }) => {
    const checked = checkRule(rule, scope, needed)
    if (isRefused(checked)) return checked.issues.map((issue) => issueUnder(path, issue))
    return known ? unset(checked.reads, known).map((name) => ({ code: 'flow.not-set-yet', path, params: { name } })) : []
  })
  return [...(type.check?.(settings) ?? []), ...expressions]
}

/** Variables and what nodes give that some way here has not set. */
const unset = (reads: readonly string[], known: ReadonlySet<string>): readonly string[] =>
  reads.filter((read) => {
    const [root, name] = read.split('.')
    return (root === 'vars' || root === 'nodes') && !known.has(`${root}.${name}`)
  })
