import type { ReactFlowInstance } from 'reactflow'
import type { LineEdge, TileNode } from './canvas-parts.ts'
import { type FlowDrawing, tile } from './flow-drawing.ts'

/** How a whole flow is brought into sight: never larger than it is. */
export const fitting = { maxZoom: 1, minZoom: 0.1, padding: 0.12 } as const

/** Smaller than this nobody reads. */
const smallest = 0.55

/** What is seen first: all of it where that can be read, else the start. */
export async function begin(canvas: ReactFlowInstance<TileNode, LineEdge>, flow: FlowDrawing): Promise<void> {
  await canvas.fitView(fitting)
  const start = flow.nodes.find(({ type }) => type === 'start') ?? flow.nodes[0]
  if (canvas.getZoom() >= smallest || !start) return
  const host = document.querySelector('.react-flow')?.getBoundingClientRect()
  const zoom = 0.8
  await canvas.setViewport({ x: 32 - start.position.x * zoom, y: (host?.height ?? 0) / 2 - (start.position.y + tile.height / 2) * zoom, zoom })
}
