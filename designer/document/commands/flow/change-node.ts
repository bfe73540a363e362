import { type FlowDefinition, type FlowNode, nodeTypeOf } from '../../../../schemas/flows/flow.ts'
import { changeSettings, type SettingChanges } from '../change-settings.ts'
import { mapNodes } from './flow-parts.ts'
import { renamedIn } from './rename-key.ts'

/** Changes what a node has beside its settings: its label. */
export const changeNode = (flow: FlowDefinition, id: string, changes: SettingChanges): FlowDefinition =>
  mapNodes(flow, (node) => (node.id === id ? changeSettings(node, changes) : node))

/** Writes settings of a node. Edges of ways out that it has no longer go with them. */
export function setSettings(flow: FlowDefinition, id: string, settings: Readonly<Record<string, unknown>>): FlowDefinition {
  const changed = mapNodes(flow, (node) => (node.id === id && JSON.stringify(node.settings ?? {}) !== JSON.stringify(settings) ? withSettings(node, settings) : node))
  const node = changed.nodes.find((each) => each.id === id)
  if (changed === flow || !node) return flow
  const ports = new Set(['failed', ...nodeTypeOf(node).ports(node.settings ?? {}).map(({ key }) => key)])
  return { ...changed, edges: changed.edges.filter(({ from, port }) => from !== node.key || ports.has(port)) }
}

const withSettings = (node: FlowNode, settings: Readonly<Record<string, unknown>>): FlowNode => {
  const { settings: _, ...rest } = node
  return Object.keys(settings).length === 0 && nodeTypeOf(node).fresh === undefined ? rest : { ...rest, settings }
}

/** Gives a node another key, and with it all that names it: edges and what expressions read of it. A key that is taken changes nothing. */
export function renameKey(flow: FlowDefinition, id: string, to: string): FlowDefinition {
  const node = flow.nodes.find((each) => each.id === id)
  if (!node || node.key === to || flow.nodes.some(({ key }) => key === to)) return flow
  const from = node.key
  return {
    ...flow,
    nodes: flow.nodes.map((each) => ({ ...each, key: each.id === id ? to : each.key, ...(each.settings && { settings: renamedIn(each.settings, new Map([[from, to]])) }) })),
    edges: flow.edges.map((edge) => ({ ...edge, from: edge.from === from ? to : edge.from, to: edge.to === from ? to : edge.to })),
  }
}
