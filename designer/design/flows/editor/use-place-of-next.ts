import { nodeTypeOf, type FlowDefinition } from '../../../../schemas/flows/flow.ts'
import type { InsertPlace } from './canvas-editing.ts'
import { useFlowBench } from './flow-bench.ts'

/** Where a step goes that somebody adds without saying where: on the selected edge, behind the selected step, else at the end of the main way. */
export function usePlaceOfNext(): InsertPlace {
  const { flow, selection } = useFlowBench()
  return placeOfNext(flow, selection.one)
}

/** The place behind a part; without one at the end of the main way, else on the first way that leads nowhere, else before an end. */
export function placeOfNext(flow: FlowDefinition, id: string | undefined): InsertPlace {
  if (flow.edges.some((edge) => edge.id === id)) return { on: 'edge', edge: id ?? '' }
  const node = flow.nodes.find((each) => each.id === id)
  const behind = node && behindNode(flow, node)
  if (behind) return behind
  const before = node && flow.edges.find(({ to }) => to === node.key)
  if (before) return { on: 'edge', edge: before.id }
  const start = flow.nodes.find(({ type }) => type === 'start')
  const open = () => flow.nodes.map((each) => openWay(flow, each)).find((place) => place !== undefined)
  return (start && endOfMainWay(flow, start)) ?? open() ?? { on: 'canvas', at: undefined }
}

/** Along the first way out of each step, the one that a flow is drawn for: where it leads nowhere, or to an end. Undefined where it goes round. */
function endOfMainWay(flow: FlowDefinition, from: FlowDefinition['nodes'][number], been: ReadonlySet<string> = new Set()): InsertPlace | undefined {
  const [first] = portsOf(from)
  if (!first || been.has(from.id)) return undefined
  const edge = flow.edges.find(({ from: key, port }) => key === from.key && port === first.key)
  if (!edge) return { on: 'port', node: from.id, port: first.key }
  const next = flow.nodes.find(({ key }) => key === edge.to)
  return next && portsOf(next).length > 0 ? endOfMainWay(flow, next, new Set([...been, from.id])) : { on: 'edge', edge: edge.id }
}

const portsOf = (node: FlowDefinition['nodes'][number]) => nodeTypeOf(node).ports(node.settings ?? {}).filter(({ key }) => key !== 'failed')

function openWay({ edges }: FlowDefinition, node: FlowDefinition['nodes'][number]): InsertPlace | undefined {
  const port = portsOf(node).find(({ key }) => !edges.some((edge) => edge.from === node.key && edge.port === key))
  return port && { on: 'port', node: node.id, port: port.key }
}

function behindNode(flow: FlowDefinition, node: FlowDefinition['nodes'][number]): InsertPlace | undefined {
  const [first] = portsOf(node)
  const edge = first && flow.edges.find(({ from, port }) => from === node.key && port === first.key)
  return edge ? { on: 'edge', edge: edge.id } : openWay(flow, node)
}
