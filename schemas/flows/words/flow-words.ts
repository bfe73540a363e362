import type { Label } from '../../label.ts'
import type { FlowEdge } from '../flow.ts'
import { type FlowGraph, graphOf, type GraphNode, target } from '../graph/graph.ts'
import { meetingOf } from './meeting.ts'
import { nodeWords } from './node-words.ts'
import { phrasesIn } from './phrases.ts'
import { portWords } from './port-words.ts'
import type { Telling } from './telling.ts'
import { triggerWords } from './trigger-words.ts'

/** A flow in sentences: what starts it, and one line for each step and each way. */
export interface FlowWords {
  readonly start: string
  readonly lines: readonly FlowLine[]
}

export interface FlowLine {
  /** The key of the node that the line speaks of. */
  readonly node: string
  /** How many ways the line stands within. */
  readonly depth: number
  readonly text: string
  /** Counts the steps, where the line is one. */
  readonly number?: number
  /** What people call the step, where it has a name of its own. */
  readonly label?: Label
}

/** Tells a flow, unfinished ones too: every node that a way leads to is told once. */
export function wordsOfFlow(telling: Telling): FlowWords {
  const walk: Walk = { telling, graph: graphOf(telling.flow), lines: [], numbers: new Map() }
  for (const node of walk.graph.starts) tell(walk, node, { depth: 0, until: undefined })
  return { start: triggerWords(telling), lines: walk.lines }
}

interface Walk {
  readonly telling: Telling
  readonly graph: FlowGraph
  readonly lines: FlowLine[]
  /** The number of each step that was told. */
  readonly numbers: Map<string, number>
}

interface Place {
  readonly depth: number
  /** Where the ways around meet again: it is told after all of them. */
  readonly until: string | undefined
}

/** Tells a node and what follows it. */
function tell(walk: Walk, node: GraphNode, place: Place): void {
  const { telling, lines, numbers } = walk
  const told = numbers.get(node.key)
  if (told !== undefined) return void lines.push({ node: node.key, depth: place.depth, text: phrasesIn(telling.language).goOn(told) })
  // A start is told by the trigger.
  const isStep = node.type.entered || nodeWords(node.node, telling) !== undefined
  const number = isStep ? { number: numbers.size + 1, ...(node.node.label !== undefined && { label: node.node.label }) } : {}
  if (isStep) numbers.set(node.key, numbers.size + 1)
  const text = nodeWords(node.node, telling)
  if (text !== undefined) lines.push({ node: node.key, depth: place.depth, text: ended(text, telling), ...number })
  follow(walk, node, { ...place, first: text === undefined ? number : {} })
}

const ended = (text: string, { language }: Telling): string => (/[:：.。]$/.test(text) ? text : `${text}${language === 'zh-CN' ? '。' : '.'}`)

/** Tells what follows a node: its named ways one step further in, and after them where it goes on. */
function follow(walk: Walk, node: GraphNode, { first, ...place }: Place & { readonly first: Partial<FlowLine> }): void {
  const straight = node.out.find(({ port }) => port === 'out')
  const named = node.out.filter(({ port }) => port !== 'out')
  const meeting = straight?.to ?? meetingOf(walk.graph, named)
  for (const [index, edge] of inOrder(node, named).entries()) {
    walk.lines.push({ node: node.key, depth: place.depth, text: portWords(node, edge.port, walk.telling), ...(index === 0 && first) })
    goAlong(walk, edge, { depth: place.depth + 1, until: meeting ?? place.until })
  }
  const next = meeting === undefined ? undefined : walk.graph.nodes.get(meeting)
  if (next && meeting !== place.until) tell(walk, next, place)
}

/** The ways in the order in which the node names them. */
const inOrder = ({ ports }: GraphNode, edges: readonly FlowEdge[]): readonly FlowEdge[] => {
  const at = ({ port }: FlowEdge) => ports.findIndex(({ key }) => key === port)
  return edges.toSorted((one, other) => at(one) - at(other))
}

function goAlong(walk: Walk, edge: FlowEdge, place: Place): void {
  if (edge.to === place.until) return void walk.lines.push({ node: edge.from, depth: place.depth, text: phrasesIn(walk.telling.language).goOnBelow })
  tell(walk, target(walk.graph, edge), place)
}
