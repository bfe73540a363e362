import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import { stepsOf } from '../../../../schemas/pointer.ts'

/** Id of the node or edge that a pointer by positions leads to or into; the start for its trigger; undefined for the flow itself. */
export function partAt({ nodes, edges }: Pick<FlowDefinition, 'nodes' | 'edges'>, pointer: string): string | undefined {
  const [list, at] = stepsOf(pointer)
  if (list === 'trigger') return nodes.find(({ type }) => type === 'start')?.id
  if (at === undefined || (list !== 'nodes' && list !== 'edges')) return undefined
  return (list === 'nodes' ? nodes : edges)[Number(at)]?.id
}

/** Pointer to a node or an edge. */
export function pointerTo({ nodes, edges }: Pick<FlowDefinition, 'nodes' | 'edges'>, id: string): string {
  const at = nodes.findIndex((node) => node.id === id)
  return at >= 0 ? `/nodes/${at}` : `/edges/${Math.max(0, edges.findIndex((edge) => edge.id === id))}`
}
