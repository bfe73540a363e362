import type { FlowDefinition, FlowEdge, FlowNode } from '../../../../schemas/flows/flow.ts'
import { nodeTypeOf } from '../../../../schemas/flows/flow.ts'
import type { NodeSurroundings } from '../../../../schemas/flows/node-look.ts'
import { newId } from '../../../../schemas/ids.ts'
import { freeKey, keysOf, newEdge } from './flow-parts.ts'

/** Nodes and edges that come into a flow together: a step alone, or a split with its join. */
export interface Fragment {
  readonly nodes: readonly FlowNode[]
  readonly edges: readonly FlowEdge[]
  /** Id of the node that is selected afterwards. */
  readonly first: string
  /** Key of the node that is entered; undefined where none can be. */
  readonly entry: string | undefined
  /** The ways by which it goes on: the first where it was put, any others past what follows, where there is such a place. */
  readonly exits: readonly { readonly from: string; readonly port: string }[]
  /** Id of the edge within that the step takes which comes behind, where it can stand there. */
  readonly takes?: string | undefined
}

/**
 * A new step, whole by its schema. Ways that split are brought together again: a parallel brings its join and takes
 * what comes behind it as its first branch, an approval brings the end of what is rejected.
 */
export function newStep(flow: FlowDefinition, type: string, around: NodeSurroundings): Fragment {
  const step = newNode(type, keysOf(flow), around)
  const { does, entered } = nodeTypeOf(step)
  if (does.kind === 'split') return splitWithJoin(step, keysOf(flow), around)
  if (type === 'approval') return withRejection(step, keysOf(flow))
  const ports = nodeTypeOf(step).ports(step.settings ?? {}).filter(({ optional }) => !optional)
  return { nodes: [step], edges: [], first: step.id, entry: entered ? step.key : undefined, exits: ports.map(({ key }) => ({ from: step.key, port: key })) }
}

/** What is rejected is over, with everything beside it; what is approved goes on. */
function withRejection(approval: FlowNode, taken: ReadonlySet<string>): Fragment {
  const end = endOfRun(new Set([...taken, approval.key]))
  return { nodes: [approval, end], edges: [newEdge(approval.key, 'rejected', end.key)], first: approval.id, entry: approval.key, exits: [{ from: approval.key, port: 'approved' }] }
}

function splitWithJoin(split: FlowNode, taken: ReadonlySet<string>, around: NodeSurroundings): Fragment {
  const join = newNode('join', new Set([...taken, split.key]), around)
  const edges = nodeTypeOf(split).ports(split.settings ?? {}).map(({ key }) => newEdge(split.key, key, join.key))
  return { nodes: [split, join], edges, first: split.id, entry: split.key, exits: [{ from: join.key, port: 'out' }], takes: edges[0]?.id }
}

/** An end of the whole run, with everything that is under way beside it. */
export const endOfRun = (taken: ReadonlySet<string>): FlowNode => ({ id: newId('node'), key: freeKey('end', taken), type: 'end', position: { x: 0, y: 0 }, settings: { ends: 'run' } })

function newNode(type: string, taken: ReadonlySet<string>, around: NodeSurroundings): FlowNode {
  const settings = nodeTypeOf({ type }).fresh?.(around)
  return { id: newId('node'), key: freeKey(type, taken), type, position: { x: 0, y: 0 }, ...(settings && { settings }) }
}
