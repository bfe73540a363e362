import { useEffect, useRef } from 'react'
import { useReactFlow } from 'reactflow'
import type { FlowNode } from '../../../../schemas/flows/flow.ts'
import { fits, readable, toolsHeight, viewOf } from './fitting.ts'
import { type FlowDrawing, tile } from './flow-drawing.ts'

/**
 * Brings a step into sight that was selected elsewhere: by a problem, in the outline, by the keys; or that was put elsewhere. Of a step that has
 * just been added all the flow is seen, or what follows where that is too much.
 */
export function useReveal(flow: FlowDrawing, selected: readonly string[]): void {
  const { setViewport, getZoom, flowToScreenPosition } = useReactFlow()
  const host = useRef<HTMLElement | null>(null)
  const count = useRef(flow.nodes.length)
  const [only] = selected.length === 1 ? selected : []
  const step = flow.nodes.find(({ id }) => id === only)
  const ways = flow.edges.flatMap(({ from, to }) => (from === step?.key || to === step?.key ? `${from} ${to}` : [])).join()
  useEffect(() => {
    host.current ??= document.querySelector<HTMLElement>('.react-flow')
    const isAdded = flow.nodes.length > count.current
    count.current = flow.nodes.length
    if (!step || !host.current) return
    const room = host.current.getBoundingClientRect()
    const isSeen = ({ position: { x, y } }: FlowNode) => {
      const [from, to] = [flowToScreenPosition({ x, y }), flowToScreenPosition({ x: x + tile.width, y: y + tile.height })]
      return from.x >= room.left && from.y >= room.top && to.x <= room.right && to.y <= room.bottom - toolsHeight
    }
    const isRoom = fits(flow, room) || getZoom() > readable
    const wanted = isAdded ? (isRoom ? flow.nodes : [step, ...following(flow, step)]) : [step]
    if (wanted.every(isSeen)) return
    const duration = window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 160
    void setViewport(viewOf(flow, room, step), { duration })
    // Only another selection, a new step or one that was put on another way moves the view; a tile that is carried stays under the hand.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [only, flow.nodes.length, ways])
}

const following = ({ nodes, edges }: FlowDrawing, { key }: FlowNode): readonly FlowNode[] => {
  const next = new Set(edges.flatMap(({ from, to }) => (from === key ? [to] : [])))
  return nodes.filter((node) => next.has(node.key))
}
