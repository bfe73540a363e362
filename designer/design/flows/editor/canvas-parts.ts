import type { Edge, Node } from 'reactflow'
import type { ReactNode } from 'react'
import { type FlowEdge, type FlowNode, nodeTypeOf } from '../../../../schemas/flows/flow.ts'
import type { NodeFamily } from '../../../../schemas/flows/node-type.ts'
import type { NodeIcon } from '../../../../schemas/flows/node-look.ts'
import { waysOut } from '../../../document/commands/flow/port-places.ts'
import { type FlowDrawing, tile } from './flow-drawing.ts'
import type { NodeWords } from './node-words.ts'
import type { Route } from './routes.ts'

/** A way out of a tile. */
export interface TilePort {
  readonly key: string
  readonly label: string | undefined
  readonly isConnected: boolean
}

/** All that a tile shows. */
export interface TileContent {
  readonly [key: string]: unknown
  readonly id: string
  readonly key: string
  readonly name: string
  readonly summary: string
  readonly family: NodeFamily
  readonly icon: NodeIcon
  readonly shape: 'start' | 'end' | 'step'
  readonly isEntered: boolean
  readonly ports: readonly TilePort[]
  /** A failure goes on by an edge of its own. */
  readonly failed: TilePort | undefined
  readonly isFaulty: boolean
  readonly isOnWay: boolean
  readonly isDown: boolean
  readonly overlay: ReactNode
}

/** All that an edge shows. */
export interface LineContent {
  readonly [key: string]: unknown
  readonly label: string | undefined
  /** Between which steps it leads, for its "+". */
  readonly between: string
  readonly isFaulty: boolean
  readonly isOnWay: boolean
  /** Undefined where it leads backwards, and for a failure. */
  readonly route: Route | undefined
  readonly overlay: ReactNode
}

export type TileNode = Node<TileContent, 'tile'>
export type LineEdge = Edge<LineContent, 'line'>

/** What is drawn over a flow: faults, a way, and what others put on tiles and edges. */
export interface Drawn {
  readonly words: NodeWords
  readonly selected: ReadonlySet<string>
  readonly faulty: ReadonlySet<string>
  /** Keys of nodes on the way that is shown, in order. */
  readonly way: readonly string[]
  readonly isDown: boolean
  /** By the ids of edges. */
  readonly routes: ReadonlyMap<string, Route>
  readonly nodeOverlays: ReadonlyMap<string, ReactNode> | undefined
  readonly edgeOverlays: ReadonlyMap<string, ReactNode> | undefined
}

/** The tiles of a flow. A tile whose content is as before is the very same object, so that it is not drawn again. */
export function tilesOf(flow: FlowDrawing, drawn: Drawn, before: ReadonlyMap<string, TileNode>): readonly TileNode[] {
  const leaving = new Set(flow.edges.map(({ from, port }) => `${from} ${port}`))
  return flow.nodes.map((node, index) => {
    const content = keptIfSame(before.get(node.id)?.data, contentOf(node, drawn, leaving))
    const made: TileNode = {
      id: node.id, type: 'tile', position: node.position, data: content, ...tile, measured: tile,
      selected: drawn.selected.has(node.id),
      // One stop for Tab: what is selected, else the first.
      focusable: drawn.selected.has(node.id) || (index === 0 && !flow.nodes.some(({ id }) => drawn.selected.has(id))),
      ariaLabel: [content.name, content.summary].filter((text) => text !== '').join(': '),
    }
    return made
  })
}

function contentOf(node: FlowNode, { words, faulty, way, isDown, nodeOverlays }: Drawn, leaving: ReadonlySet<string>): TileContent {
  const type = nodeTypeOf(node)
  const portOf = (key: string): TilePort => ({ key, label: words.portLabel(node, key), isConnected: leaving.has(`${node.key} ${key}`) })
  const failed = portOf('failed')
  return {
    id: node.id, key: node.key, name: words.nameOf(node), summary: words.summaryOf(node), family: type.family, icon: type.icon,
    shape: node.type === 'start' ? 'start' : node.type === 'end' ? 'end' : 'step',
    isEntered: type.entered,
    ports: waysOut(node).map(portOf),
    failed: failed.isConnected || type.ports(node.settings ?? {}).some(({ key }) => key === 'failed') ? failed : undefined,
    isFaulty: faulty.has(node.id), isOnWay: way.includes(node.key), isDown, overlay: nodeOverlays?.get(node.id),
  }
}

/** The edges of a flow that lead from a node to a node. */
export function linesOf(flow: FlowDrawing, drawn: Drawn, before: ReadonlyMap<string, LineEdge>): readonly LineEdge[] {
  const byKey = new Map(flow.nodes.map((node) => [node.key, node]))
  return flow.edges.flatMap((edge) => {
    const [source, target] = [byKey.get(edge.from), byKey.get(edge.to)]
    return source && target ? [lineOf({ edge, source, target }, drawn, before.get(edge.id))] : []
  })
}

function lineOf({ edge, source, target }: { edge: FlowEdge; source: FlowNode; target: FlowNode }, { words, selected, faulty, way, routes, edgeOverlays }: Drawn, before: LineEdge | undefined): LineEdge {
  const at = way.indexOf(edge.from)
  const content: LineContent = {
    label: words.portLabel(source, edge.port),
    between: `${words.nameOf(source)} → ${words.nameOf(target)}`,
    isFaulty: faulty.has(edge.id),
    isOnWay: at >= 0 && way[at + 1] === edge.to,
    route: routes.get(edge.id),
    overlay: edgeOverlays?.get(edge.id),
  }
  return { id: edge.id, type: 'line', source: source.id, target: target.id, sourceHandle: edge.port, data: keptIfSame(before?.data, content), selected: selected.has(edge.id), focusable: false }
}

function keptIfSame<Content extends object>(before: Content | undefined, now: Content): Content {
  return before && JSON.stringify(before, withoutOverlay) === JSON.stringify(now, withoutOverlay) && Reflect.get(before, 'overlay') === Reflect.get(now, 'overlay') ? before : now
}

/** Overlays are drawings, which are compared by what they are. */
const withoutOverlay = (key: string, value: unknown): unknown => (key === 'overlay' ? undefined : value)
