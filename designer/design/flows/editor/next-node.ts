import type { FlowDefinition, FlowNode } from '../../../../schemas/flows/flow.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

/** The step that lies in a direction: along a way where one leads there, else the nearest. */
export function nextNode({ nodes, edges }: Pick<FlowDefinition, 'nodes' | 'edges'>, from: FlowNode, direction: Direction): FlowNode | undefined {
  const neighbours = new Set(edges.flatMap((edge) => (edge.from === from.key ? [edge.to] : edge.to === from.key ? [edge.from] : [])))
  const there = nodes.filter((node) => node !== from && lies(from, node, direction))
  const near = there.toSorted((one, other) => distance(from, one, direction) - distance(from, other, direction))
  return near.find(({ key }) => neighbours.has(key)) ?? near[0]
}

function lies({ position: from }: FlowNode, { position: to }: FlowNode, direction: Direction): boolean {
  const [x, y] = [to.x - from.x, to.y - from.y]
  switch (direction) {
    case 'left':
      return x < 0 && Math.abs(x) >= Math.abs(y) / 2
    case 'right':
      return x > 0 && Math.abs(x) >= Math.abs(y) / 2
    case 'up':
      return y < 0
    case 'down':
      return y > 0
  }
}

/** Askew counts double: what lies straight ahead comes first. */
function distance({ position: from }: FlowNode, { position: to }: FlowNode, direction: Direction): number {
  const [x, y] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)]
  return direction === 'left' || direction === 'right' ? x + 2 * y : y + 2 * x
}
