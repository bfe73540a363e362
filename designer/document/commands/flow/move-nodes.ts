import type { FlowDefinition, FlowNode } from '../../../../schemas/flows/flow.ts'
import { mapNodes } from './flow-parts.ts'

/** Puts tiles elsewhere, by the ids of their nodes. */
export const moveNodes = (flow: FlowDefinition, places: ReadonlyMap<string, FlowNode['position']>): FlowDefinition =>
  mapNodes(flow, (node) => {
    const place = places.get(node.id)
    return place && (place.x !== node.position.x || place.y !== node.position.y) ? { ...node, position: { ...place } } : node
  })
