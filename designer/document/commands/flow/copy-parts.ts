import type { FlowDefinition, FlowEdge, FlowNode } from '../../../../schemas/flows/flow.ts'
import { newId } from '../../../../schemas/ids.ts'
import { freeKey, keysOf } from './flow-parts.ts'
import { renamedIn } from './rename-key.ts'

/** Nodes with the edges between them, as they lie in the clipboard: JSON that other flows and tabs understand. */
export interface Clipping {
  readonly tessera: 'flow-steps'
  readonly nodes: readonly FlowNode[]
  readonly edges: readonly FlowEdge[]
}

/** What is copied of a selection: there is one start, and it stays. */
export function copyParts(flow: FlowDefinition, ids: ReadonlySet<string>): Clipping {
  const nodes = flow.nodes.filter(({ id, type }) => ids.has(id) && type !== 'start')
  const keys = new Set(nodes.map(({ key }) => key))
  return { tessera: 'flow-steps', nodes, edges: flow.edges.filter(({ from, to }) => keys.has(from) && keys.has(to)) }
}

/** Reads a clipping out of a text; undefined for every other text. Types that this version does not know are refused. */
export function readClipping(text: string, knows: (type: string) => boolean): Clipping | undefined {
  try {
    const read: unknown = JSON.parse(text)
    return isClipping(read) && read.nodes.length > 0 && read.nodes.every(({ type }) => knows(type)) ? read : undefined
  } catch {
    return undefined
  }
}

function isClipping(value: unknown): value is Clipping {
  if (typeof value !== 'object' || value === null || !('tessera' in value) || value.tessera !== 'flow-steps') return false
  // What other parts of a step hold, the draft's check judges.
  const { nodes, edges } = value as { nodes?: unknown; edges?: unknown }
  return Array.isArray(nodes) && Array.isArray(edges) && nodes.every((node) => hasTexts(node, ['key', 'type']) && isPlace(Reflect.get(Object(node), 'position'))) && edges.every((edge) => hasTexts(edge, ['from', 'port', 'to']))
}

const hasTexts = (value: unknown, names: readonly string[]): boolean => typeof value === 'object' && value !== null && names.every((name) => typeof Reflect.get(value, name) === 'string')

const isPlace = (value: unknown): boolean => typeof value === 'object' && value !== null && ['x', 'y'].every((axis) => typeof Reflect.get(value, axis) === 'number')

/** A clipping as parts of this flow: with ids of their own, keys that are free, and places beside what is there. */
export function freshCopy(flow: FlowDefinition, { nodes, edges }: Clipping, by = { x: 40, y: 40 }): Clipping {
  const taken = new Set(keysOf(flow))
  const keys = new Map(nodes.map(({ key }) => {
    const free = freeKey(key, taken)
    taken.add(free)
    return [key, free] as const
  }))
  const keyOf = (key: string) => keys.get(key) ?? key
  return {
    tessera: 'flow-steps',
    nodes: nodes.map((node) => ({
      ...node, id: newId('node'), key: keyOf(node.key), position: { x: node.position.x + by.x, y: node.position.y + by.y },
      ...(node.settings && { settings: renamedIn(node.settings, keys) }),
    })),
    edges: edges.map((edge) => ({ id: newId('edge'), from: keyOf(edge.from), port: edge.port, to: keyOf(edge.to) })),
  }
}

/** Puts a fresh copy into the flow. */
export const pasteParts = (flow: FlowDefinition, { nodes, edges }: Clipping): FlowDefinition => ({ ...flow, nodes: [...flow.nodes, ...nodes], edges: [...flow.edges, ...edges] })
