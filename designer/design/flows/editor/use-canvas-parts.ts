import { useMemo, useState } from 'react'
import { readsDown } from '../../../../schemas/flows/flow.ts'
import { type Drawn, type LineEdge, linesOf, type TileNode, tilesOf } from './canvas-parts.ts'
import type { FlowCanvasProps } from './canvas-props.ts'
import type { FlowDrawing } from './flow-drawing.ts'
import { routesOf } from './routes.ts'
import { useNodeWords } from './use-node-words.ts'

interface Parts {
  readonly tiles: readonly TileNode[]
  readonly lines: readonly LineEdge[]
}

const nothing: ReadonlySet<string> = new Set()
const nowhere: readonly string[] = []

/** What is drawn of a flow. Parts that are as before stay the same objects: of 300 tiles an edit draws one anew. */
export function useCanvasParts({ flow, set, selected = nowhere, faulty = nothing, way = nowhere, nodeOverlays, edgeOverlays }: FlowCanvasProps): Parts {
  const words = useNodeWords(flow, set)
  const isDown = readsDown(flow)
  const routes = useMemo(() => routesOf(flow), [flow])
  const drawn = useMemo<Drawn>(
    () => ({ words, selected: new Set(selected), faulty, way, isDown, routes, nodeOverlays, edgeOverlays }),
    [words, selected, faulty, way, isDown, routes, nodeOverlays, edgeOverlays],
  )
  const [kept, keep] = useState<Kept>({ flow: undefined, drawn: undefined, parts: { tiles: [], lines: [] } })
  if (kept.flow === flow && kept.drawn === drawn) return kept.parts
  const parts = partsOf(flow, drawn, kept.parts)
  keep({ flow, drawn, parts })
  return parts
}

interface Kept {
  readonly flow: FlowDrawing | undefined
  readonly drawn: Drawn | undefined
  readonly parts: Parts
}

const partsOf = (flow: FlowDrawing, drawn: Drawn, { tiles, lines }: Parts): Parts => ({
  tiles: tilesOf(flow, drawn, new Map(tiles.map((each) => [each.id, each]))),
  lines: linesOf(flow, drawn, new Map(lines.map((each) => [each.id, each]))),
})
