import type { TFunction } from 'i18next'
import { type FlowDefinition, type FlowNode, nodeTypeOf } from '../../../../schemas/flows/flow.ts'
import { failed } from '../../../../schemas/flows/graph/graph.ts'
import type { NodeWords } from './node-words.ts'

interface Way {
  readonly way: string
  readonly to: FlowNode
}

/** What is to be said of a step that was put into a flow: what its branches lead to, where it has several; blank else. */
export function insertWords(flow: FlowDefinition, id: string, { words, t }: { readonly words: NodeWords; readonly t: TFunction<'design-flows'> }): string {
  const node = flow.nodes.find((each) => each.id === id)
  const kind = node && nodeTypeOf(node).does.kind
  if (!node || (kind !== 'split' && kind !== 'decide')) return ''
  const ways = waysOf(flow, node, words)
  const [first, ...others] = ways
  if (!first) return ''
  const name = words.nameOf(node)
  const step = words.nameOf(first.to)
  const open = openWay(flow, node, words)
  if (open !== undefined) return t('insert.open', { name, way: open, step })
  const isOneWay = others.every(({ to }) => to === first.to)
  if (kind === 'split') return isOneWay ? t('insert.blank', { name }) : t('insert.took', { name, way: first.way, step })
  const [other = first] = others
  return isOneWay ? t('insert.undecided', { name, step }) : t('insert.decides', { way: first.way, step, other: other.way, end: words.nameOf(other.to) })
}

/** What the first way is called that leads nowhere. */
function openWay(flow: FlowDefinition, node: FlowNode, words: NodeWords): string | undefined {
  const open = nodeTypeOf(node).ports(node.settings ?? {}).find(({ key, optional }) => !optional && !flow.edges.some(({ from, port }) => from === node.key && port === key))
  return open && words.portLabel(node, open.key)
}

const waysOf = (flow: FlowDefinition, node: FlowNode, words: NodeWords): readonly Way[] =>
  nodeTypeOf(node).ports(node.settings ?? {}).flatMap(({ key: port }) => {
    const edge = port === failed ? undefined : flow.edges.find((each) => each.from === node.key && each.port === port)
    const to = edge && flow.nodes.find(({ key }) => key === edge.to)
    return to ? [{ way: words.portLabel(node, port) ?? '', to }] : []
  })
