import { nodeTypeOf, type FlowDefinition } from '../../../../schemas/flows/flow.ts'
import type { InsertPlace } from './canvas-editing.ts'
import { useFlowBench } from './flow-bench.ts'

/** Where a step goes that somebody adds without saying where: on the selected edge, behind the selected step, else at the end of the first open way. */
export function usePlaceOfNext(): InsertPlace {
  const { flow, selection } = useFlowBench()
  return placeOfNext(flow, selection.one)
}

/** The place behind a part; without one the first way that leads nowhere, else before the first end. */
export function placeOfNext(flow: FlowDefinition, id: string | undefined): InsertPlace {
  if (flow.edges.some((edge) => edge.id === id)) return { on: 'edge', edge: id ?? '' }
  const node = flow.nodes.find((each) => each.id === id)
  const behind = node && behindNode(flow, node)
  if (behind) return behind
  const before = node && flow.edges.find(({ to }) => to === node.key)
  if (before) return { on: 'edge', edge: before.id }
  const open = flow.nodes.map((each) => openWay(flow, each)).find((place) => place !== undefined)
  const end = flow.edges.find(({ to }) => flow.nodes.some(({ key, type }) => key === to && type === 'end'))
  return open ?? (end ? { on: 'edge', edge: end.id } : { on: 'canvas', at: undefined })
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
