import { type FitViewOptions, getViewportForBounds, type Viewport } from 'reactflow'
import { type FlowNode, readsDown } from '../../../../schemas/flows/flow.ts'
import { type FlowDrawing, tile } from './flow-drawing.ts'

/** Smaller than this nobody reads for long: what does not fit is seen in part. */
export const readable = 0.6

/** The shape of a whole flow is worth more than its words: it may be drawn so small. */
const recognizable = 0.45

/** The tools and the map at the lower edge cover this much. */
export const toolsHeight = 84

/** How a whole flow is brought into sight: never larger than it is, and not below the tools. */
export const fitting: Required<Pick<FitViewOptions, 'maxZoom' | 'minZoom' | 'padding'>> = { maxZoom: 1, minZoom: 0.1, padding: { x: '24px', top: '24px', bottom: `${toolsHeight + 8}px` } }

interface Size {
  readonly width: number
  readonly height: number
}

/** All of a flow where that can be read; else as much of it as can, with this step in sight. */
export function viewOf(flow: FlowDrawing, { width, height }: Size, step: FlowNode | undefined): Viewport {
  const whole = wholeOf(flow, { width, height })
  return whole.zoom >= recognizable || !step ? whole : around(flow, { width, height }, step)
}

/** Whether all of a flow can be seen at once. */
export const fits = (flow: FlowDrawing, size: Size): boolean => wholeOf(flow, size).zoom >= recognizable

interface Sight extends Size {
  /** Where the origin lies, and the zoom. */
  readonly transform: readonly [x: number, y: number, zoom: number]
}

/** How many steps lie for the most part beyond an edge of the canvas. */
export function hiddenSteps(nodes: FlowDrawing['nodes'], { transform: [left, top, zoom], width, height }: Sight, side: 'right' | 'below'): number {
  if (width === 0 || height === 0) return 0
  return nodes.filter(({ position: { x, y } }) => (side === 'right' ? (x + tile.width / 2) * zoom + left > width : (y + tile.height / 2) * zoom + top > height)).length
}

const wholeOf = (flow: FlowDrawing, { width, height }: Size): Viewport => getViewportForBounds(boundsOf(flow.nodes), width, height, fitting.minZoom, fitting.maxZoom, fitting.padding)

/** What comes before lies to the left or above, and more of what follows is seen than of that. */
function around(flow: FlowDrawing, { width, height }: Size, { position: { x, y } }: FlowNode): Viewport {
  const bounds = boundsOf(flow.nodes)
  const isDown = readsDown(flow)
  const column = { of: x + tile.width / 2, from: bounds.x, length: bounds.width, room: width, share: isDown ? 1 / 2 : 1 / 4 }
  const row = { of: y + tile.height / 2, from: bounds.y, length: bounds.height, room: height - toolsHeight, share: isDown ? 1 / 4 : 1 / 2 }
  return { x: shifted(column), y: shifted(row), zoom: readable }
}

interface Axis {
  /** What is to stand at this share of the room. */
  readonly of: number
  readonly share: number
  /** Where all that is drawn begins, and how long it is. */
  readonly from: number
  readonly length: number
  readonly room: number
}

/** No room is left empty where something is drawn beside it; what fits wholly lies in the middle. */
function shifted({ of, share, from, length, room }: Axis): number {
  const [begin, long] = [from * readable, length * readable]
  if (long <= room) return (room - long) / 2 - begin
  return Math.min(edge - begin, Math.max(room - edge - long - begin, room * share - of * readable))
}

const edge = 24

/** The step around which is seen what is seen first: the one that is looked at, else the start. */
export const firstStep = ({ nodes }: FlowDrawing, lookedAt: string | undefined): FlowNode | undefined => nodes.find(({ id }) => id === lookedAt) ?? nodes.find(({ type }) => type === 'start') ?? nodes[0]

function boundsOf(nodes: FlowDrawing['nodes']): { x: number; y: number; width: number; height: number } {
  const [xs, ys] = [nodes.map(({ position: { x } }) => x), nodes.map(({ position: { y } }) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x + tile.width, height: Math.max(...ys) - y + tile.height }
}
