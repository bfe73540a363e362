import { type FlowDefinition, type FlowNode, nodeTypeOf } from '../../../../schemas/flows/flow.ts'
import { failed, graphOf } from '../../../../schemas/flows/graph/graph.ts'
import { regionsOf } from '../../../../schemas/flows/graph/regions.ts'
import { edgeFrom } from './flow-parts.ts'

/** What is moved as one: a step with what it alone leads to beside its way on, or a split with its join and all between them. */
export interface StepUnit {
  /** Key of the node that is entered. */
  readonly entry: string
  /** The way by which it goes on. */
  readonly exit: { readonly from: string; readonly port: string }
  /** Keys of its nodes. */
  readonly keys: ReadonlySet<string>
}

/** The unit that begins with a node; undefined where none does: starts, ends and joins stand where they stand, and a condition goes on by several ways. */
export function unitOf(flow: FlowDefinition, node: FlowNode): StepUnit | undefined {
  const { does, entered, ports } = nodeTypeOf(node)
  if (!entered || does.kind === 'end' || does.kind === 'join' || does.kind === 'decide') return undefined
  if (does.kind === 'split') return blockOf(flow, node)
  const first = ports(node.settings ?? {}).find(({ key }) => key !== failed)
  return first && { entry: node.key, exit: { from: node.key, port: first.key }, keys: new Set([node.key, ...asideOf(flow, node.key, first.key)]) }
}

function blockOf(flow: FlowDefinition, node: FlowNode): StepUnit | undefined {
  const pair = pairOf(flow, node)
  if (!pair) return undefined
  const within = [...regionsOf(graphOf(flow)).branches].flatMap(([key, branches]) => (branches.some(({ split }) => split === pair.split) ? [key] : []))
  return { entry: pair.split, exit: { from: pair.join, port: 'out' }, keys: new Set([pair.split, pair.join, ...within]) }
}

/** Keys of what only the other ways out of a node lead to: the end of what was rejected. */
function asideOf(flow: FlowDefinition, key: string, exit: string): readonly string[] {
  const seen = new Set(flow.edges.flatMap(({ from, port, to }) => (from === key && port !== exit ? [to] : [])))
  // A set that grows is walked to its new end.
  for (const each of seen) for (const { from, to } of flow.edges) if (from === each) seen.add(to)
  const isOwn = (each: string) => flow.edges.every(({ from, to }) => to !== each || from === key || seen.has(from))
  return seen.has(key) ? [] : [...seen].filter((each) => isOwn(each) && edgeFrom(flow, key, exit)?.to !== each)
}

/** The split and the join that a node is one of, where both stand. */
export function pairOf(flow: FlowDefinition, node: FlowNode): { readonly split: string; readonly join: string } | undefined {
  const { splits } = regionsOf(graphOf(flow))
  const found = [...splits].find(([join, split]) => join === node.key || split === node.key)
  return found && { join: found[0], split: found[1] }
}
