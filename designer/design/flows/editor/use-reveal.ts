import { useEffect, useRef } from 'react'
import { useReactFlow } from 'reactflow'
import { type FlowDrawing, tile } from './flow-drawing.ts'

/** Brings a step into sight that was selected elsewhere: by a problem, in the outline, by the keys. */
export function useReveal(flow: FlowDrawing, selected: readonly string[]): void {
  const { setCenter, getZoom, flowToScreenPosition } = useReactFlow()
  const host = useRef<HTMLElement | null>(null)
  const [only] = selected.length === 1 ? selected : []
  const place = flow.nodes.find(({ id }) => id === only)?.position
  useEffect(() => {
    host.current ??= document.querySelector<HTMLElement>('.react-flow')
    if (!place || !host.current) return
    const { left, top, right, bottom } = host.current.getBoundingClientRect()
    const from = flowToScreenPosition(place)
    const to = flowToScreenPosition({ x: place.x + tile.width, y: place.y + tile.height })
    if (from.x >= left && from.y >= top && to.x <= right && to.y <= bottom) return
    const duration = window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 160
    void setCenter(place.x + tile.width / 2, place.y + tile.height / 2, { zoom: Math.max(getZoom(), 0.6), duration })
    // Only another selection moves the view; a tile that is carried stays under the hand.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [only])
}
