import { type FlowNode, readsDown } from '../../../../schemas/flows/flow.ts'
import { portShift, waysOut, wordPitch, wordShift } from '../../../document/commands/flow/port-places.ts'
import { type FlowDrawing, tile } from './flow-drawing.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** How an edge is drawn between the tiles it joins. */
export interface Route {
  /** Where it leaves and arrives, and between them the corners at which it turns; without corners it goes straight. */
  readonly from: Point
  readonly to: Point
  readonly corners: readonly Point[]
  /** How far beside its port its word stands. */
  readonly wordShift: number
  /** How wide its word may be. */
  readonly room: number
}

/** Along the way that a flow is read, and across it. */
interface Spot {
  readonly along: number
  readonly across: number
}

interface Block {
  readonly from: Spot
  readonly to: Spot
}

interface Way {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly start: Spot
  readonly end: Spot
  /** Where its word stands across. */
  readonly word: number
  readonly pitch: number
}

/** Words and the "+" of a way take so much behind its port. */
const wordLength = { right: 64, down: 56 } as const
/** Of the room before the first turn the gap, the "+" and what parts them. */
const besideWord = 52
/** A turn is so far before the tile at which it aims, the next so much farther; a word that stands beside its port is turned to so soon. */
const lane = { last: 16, each: 12, first: 7 } as const
/** What is left free beside a tile that an edge passes. */
const clear = 12

/**
 * The ways of a flow's edges along its tiles: an edge turns before the tiles that follow, beyond the words of its own step; one that would run along
 * another that leads elsewhere turns earlier; one that spans several ranks goes where no tile stands. Edges that lead backwards, and those of a
 * failure, have none. The same flow always has the same routes.
 */
export function routesOf(flow: FlowDrawing): ReadonlyMap<string, Route> {
  const isDown = readsDown(flow)
  const blocks = flow.nodes.map((node) => blockOf(node, isDown))
  const turns: Turn[] = []
  const field: Field = { blocks, turns, isDown }
  const laid = inOrder(waysOf(flow, isDown)).map((way) => ({ way, spots: spotsOf(way, field) }))
  return new Map(laid.map(({ way, spots }) => {
    const firstTurn = Math.min(way.end.along, ...laid.flatMap((each) => (each.way.source === way.source ? each.spots.map(({ along }) => along).filter((along) => along > way.start.along + lane.first) : [])))
    const room = isDown ? Math.round(way.pitch) - 4 : Math.max(40, Math.round(firstTurn - way.start.along) - besideWord)
    return [way.id, { from: pointOf(way.start, isDown), to: pointOf(way.end, isDown), corners: spots.map((spot) => pointOf(spot, isDown)), wordShift: way.word - way.start.across, room }]
  }))
}

interface Field {
  readonly blocks: readonly Block[]
  /** Grows with each edge that is laid. */
  readonly turns: Turn[]
  readonly isDown: boolean
}

/** A piece across the way that a flow is read. */
interface Turn {
  readonly along: number
  readonly from: number
  readonly to: number
  readonly target: string
}

function waysOf(flow: FlowDrawing, isDown: boolean): readonly Way[] {
  const nodes = new Map(flow.nodes.map((node) => [node.key, node]))
  return flow.edges.flatMap(({ id, from, port, to }) => {
    const [source, target] = [nodes.get(from), nodes.get(to)]
    if (!source || !target) return []
    const ports = waysOut(source)
    const at = ports.indexOf(port)
    const [leaves, arrives] = [blockOf(source, isDown), blockOf(target, isDown)]
    if (at < 0 || arrives.from.along <= leaves.to.along) return []
    const middle = (leaves.from.across + leaves.to.across) / 2
    return [{
      id, source: from, target: to,
      start: { along: leaves.to.along, across: middle + portShift(at, ports.length, isDown) },
      end: { along: arrives.from.along, across: (arrives.from.across + arrives.to.across) / 2 },
      word: middle + wordShift(at, ports.length, isDown),
      pitch: wordPitch(ports.length, isDown),
    }]
  })
}

/** Of two that turn the same way the outer is laid first, and so turns last: they do not cross. */
function inOrder(ways: readonly Way[]): readonly Way[] {
  const isOnward = ({ word, end }: Way) => end.across >= word
  return [...ways.filter(isOnward).toSorted((a, b) => a.word - b.word), ...ways.filter((way) => !isOnward(way)).toSorted((a, b) => b.word - a.word)]
}

/** The corners at which an edge turns. */
function spotsOf(way: Way, field: Field): readonly Spot[] {
  const { start, end, word } = way
  const channel = channelOf(way, field)
  const spots: Spot[] = []
  if (word !== start.across) spots.push({ along: start.along + lane.first, across: start.across }, { along: start.along + lane.first, across: word })
  for (const [from, to, before] of [[word, channel, nextBlock(way, field)], [channel, end.across, end.along]] as const) {
    if (from === to) continue
    const along = turnAt({ from, to, before, target: way.target, after: start.along }, field)
    spots.push({ along, across: from }, { along, across: to })
  }
  return spots
}

/** Where it runs along: straight to its end, straight from its word, else the nearest place that is free. */
function channelOf({ start, end, word }: Way, { blocks }: Field): number {
  const between = blocks.filter(({ from, to }) => to.along > start.along && from.along < end.along)
  const isFree = (across: number) => between.every(({ from, to }) => across <= from.across - clear || across >= to.across + clear)
  const others = between.flatMap(({ from, to }) => [from.across - clear, to.across + clear])
  const detour = (across: number) => Math.abs(across - word) + Math.abs(across - end.across)
  return [end.across, word].find(isFree) ?? others.filter(isFree).toSorted((a, b) => detour(a) - detour(b))[0] ?? end.across
}

/** Where the next tiles begin behind the one that it leaves. */
const nextBlock = ({ start, end }: Way, { blocks }: Field): number => Math.min(end.along, ...blocks.flatMap(({ from }) => (from.along > start.along + lane.last ? [from.along] : [])))

interface Wish {
  readonly from: number
  readonly to: number
  readonly before: number
  readonly after: number
  readonly target: string
}

/** The last place to turn before some tiles at which nothing runs that leads elsewhere. */
function turnAt({ from, to, before, after, target }: Wish, { turns, isDown }: Field): number {
  const [left, right] = [Math.min(from, to), Math.max(from, to)]
  const isTaken = (along: number) => turns.some((turn) => turn.target !== target && Math.abs(turn.along - along) < lane.each && turn.from < right + clear && turn.to > left - clear)
  const earliest = after + (isDown ? wordLength.down : wordLength.right)
  let along = before - lane.last
  while (isTaken(along) && along - lane.each >= earliest) along -= lane.each
  turns.push({ along, from: left, to: right, target })
  return along
}

const blockOf = ({ position: { x, y } }: FlowNode, isDown: boolean): Block => {
  const [from, to] = [{ x, y }, { x: x + tile.width, y: y + tile.height }]
  return { from: spotOf(from, isDown), to: spotOf(to, isDown) }
}

const spotOf = ({ x, y }: Point, isDown: boolean): Spot => (isDown ? { along: y, across: x } : { along: x, across: y })
const pointOf = ({ along, across }: Spot, isDown: boolean): Point => (isDown ? { x: across, y: along } : { x: along, y: across })

/** Where a hand carries one of its tiles, a route no longer leads there. */
export const leads = ({ from, to }: Route, source: Point, target: Point): boolean => isNear(from, source) && isNear(to, target)

const isNear = (one: Point, other: Point): boolean => Math.abs(one.x - other.x) < near && Math.abs(one.y - other.y) < near
const near = 8

/** What an SVG draws of a line that turns at corners. */
export function pathOf(points: readonly Point[]): string {
  const round = points.map((point, at) => {
    const [before, after] = [points[at - 1], points[at + 1]]
    if (!before || !after) return `${before ? 'L' : 'M'}${point.x},${point.y}`
    const radius = Math.min(10, distance(before, point) / 2, distance(point, after) / 2)
    const [into, out] = [toward(point, before, radius), toward(point, after, radius)]
    return `L${into.x},${into.y} Q${point.x},${point.y} ${out.x},${out.y}`
  })
  return round.join(' ')
}

const distance = (one: Point, other: Point): number => Math.abs(one.x - other.x) + Math.abs(one.y - other.y)
const toward = (from: Point, to: Point, by: number): Point => ({ x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by })
