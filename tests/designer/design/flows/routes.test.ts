import { describe, expect, it } from 'vitest'
import { tile } from '../../../../designer/design/flows/editor/flow-drawing.ts'
import { type Point, type Route, routesOf } from '../../../../designer/design/flows/editor/routes.ts'
import { arrange } from '../../../../designer/document/commands/flow/arrange.ts'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import { drawn } from '../../../schemas/flows/drawn.ts'
import { randomFlow, randomFrom } from '../../../schemas/flows/random-flow.ts'

/** Two approvals at the same time, of which either may end the run. */
const approvals = drawn('start > split; split.a > ask > all; ask.rejected > end1; split.b > ask2 > all; ask2.rejected > end2; all > change > end')
const far = drawn('start > if; if.yes > wait > set > change > end; if.otherwise > end')
const directions = ['right', 'down'] as const

interface Piece {
  readonly to: string
  readonly one: Point
  readonly other: Point
}

function piecesOf(flow: FlowDefinition): readonly Piece[] {
  const routes = routesOf(flow)
  return flow.edges.flatMap(({ id, to }) => {
    const route = routes.get(id)
    const points = route ? [route.from, ...route.corners, route.to] : []
    return points.slice(1).map((other, at) => ({ to, one: points[at] ?? other, other }))
  })
}

const overlap = (from: readonly [number, number], to: readonly [number, number]): number => Math.min(Math.max(...from), Math.max(...to)) - Math.max(Math.min(...from), Math.min(...to))

/** Pieces of edges to different steps that lie on one another. */
function runsTogether(pieces: readonly Piece[]): readonly Piece[][] {
  return pieces.flatMap((a, at) => pieces.slice(at + 1).flatMap((b) => {
    if (a.to === b.to) return []
    const isAlong = (axis: 'x' | 'y', cross: 'x' | 'y') => [a, b].every(({ one, other }) => one[cross] === other[cross]) && a.one[cross] === b.one[cross] && overlap([a.one[axis], a.other[axis]], [b.one[axis], b.other[axis]]) > 0
    return isAlong('x', 'y') || isAlong('y', 'x') ? [[a, b]] : []
  }))
}

/** Pieces that run through a tile. */
const throughTiles = ({ nodes }: FlowDefinition, pieces: readonly Piece[]): readonly Piece[] =>
  pieces.filter(({ one, other }) => nodes.some(({ position: { x, y } }) => overlap([one.x, other.x], [x, x + tile.width]) > 0 && overlap([one.y, other.y], [y, y + tile.height]) >= 0 || (overlap([one.y, other.y], [y, y + tile.height]) > 0 && overlap([one.x, other.x], [x, x + tile.width]) >= 0 && one.x > x && one.x < x + tile.width)))

describe.each(directions)('the edges of a flow that is read %s', (direction) => {
  const [two, long] = [arrange({ ...approvals, direction }), arrange({ ...far, direction })]

  it('do not lie on one another where they lead to different steps', () => {
    expect(runsTogether(piecesOf(two))).toEqual([])
  })

  it('run through no tile, however far they lead', () => {
    expect([two, long].flatMap((flow) => throughTiles(flow, piecesOf(flow)))).toEqual([])
  })

  it('turn beyond the words of their step', () => {
    const routes = [...routesOf(two).values()]
    const along = direction === 'down' ? 'y' : 'x'
    const turns = routes.flatMap(({ from, corners }: Route) => corners.map((corner) => corner[along] - from[along]))
    expect(turns.length).toBeGreaterThan(0)
    expect(turns.filter((turn) => turn < 56)).toEqual([])
  })

  it.each([1, 2, 3, 4, 5, 6])('are the same for the same flow (%i)', (seed) => {
    const flow = arrange({ ...randomFlow(randomFrom(seed)), direction }) as FlowDefinition
    expect([...routesOf(flow)]).toEqual([...routesOf({ ...flow })])
  })
})

it('gives the words of many ways room beside each other', () => {
  const { nodes, edges } = drawn('start > split; split.a > all; split.b > all > end')
  const keys = ['a', 'b', 'c', 'd', 'e']
  const many = nodes.map((node) => (node.key === 'split' ? { ...node, settings: { branches: keys.map((key) => ({ key, label: key })) } } : node))
  const [first] = edges
  const flow = { ...drawn('start > end'), nodes: many, edges: [...edges.filter(({ from }) => from !== 'split'), ...keys.map((port) => ({ ...(first ?? { id: '' }), id: `edg_${port}`, from: 'split', port, to: 'all' }))] }
  for (const direction of directions) {
    const placed = arrange({ ...flow, direction } as FlowDefinition)
    const words = keys.map((port) => routesOf(placed).get(`edg_${port}`)).map((route) => (route ? (direction === 'down' ? route.from.x : route.from.y) + route.wordShift : 0))
    const apart = words.slice(1).map((word, at) => Math.round(word - (words[at] ?? 0)))
    expect(Math.min(...apart)).toBe(direction === 'down' ? 84 : 28)
  }
})
