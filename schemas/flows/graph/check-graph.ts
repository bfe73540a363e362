import type { FlowDefinition } from '../flow.ts'
import { type Issue, issueUnder } from '../../issue.ts'
import { failed, type FlowGraph, graphOf, type GraphNode, hasPort } from './graph.ts'
import { endingNodes, isReached, pathTo, restlessLoop } from './paths.ts'
import { regionsOf } from './regions.ts'

/**
 * What is unsound in how a flow is drawn, proved without running it. Each issue names in `path` of its params the nodes
 * on a way from the start to where it goes wrong.
 */
export function checkGraph(flow: Pick<FlowDefinition, 'nodes' | 'edges'>): readonly Issue[] {
  const outline = outlineIssues(flow)
  if (outline.length > 0) return outline
  const graph = graphOf(flow)
  const open = openEnds(graph)
  // An end that is missing is named as such.
  const endless = open.length > 0 ? [] : endlessIssues(graph)
  return [...open, ...unreachable(graph), ...branchIssues(flow, graph), ...loopIssues(graph), ...endless]
}

/** Faults of single nodes and edges, without which nothing can be followed. */
function outlineIssues({ nodes, edges }: Pick<FlowDefinition, 'nodes' | 'edges'>): Issue[] {
  const starts = nodes.filter(({ type }) => type === 'start')
  const graph = graphOf({ nodes, edges: [] })
  return [
    ...(starts.length === 1 ? [] : [{ code: starts.length === 0 ? 'flow.no-start' : 'flow.two-starts', path: '/nodes' }]),
    ...laterOf(nodes, ({ key }) => key).map(([{ key }, index]) => ({ code: 'flow.key-taken', path: `/nodes/${index}/key`, params: { key } })),
    ...edges.flatMap((edge, index) => edgeIssues(graph, edge).map((issue) => issueUnder(`/edges/${index}`, issue))),
    ...laterOf(edges, ({ from, port }) => `${from} ${port}`).map(([{ from, port }, index]) => ({ code: 'flow.port-taken', path: `/edges/${index}/port`, params: { node: from, port } })),
  ]
}

/** Entries whose key an earlier one has already, with their places. */
function laterOf<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string): readonly (readonly [Entry, number])[] {
  const seen = new Set<string>()
  return entries.flatMap((entry, index) => {
    const key = keyOf(entry)
    const isLater = seen.has(key)
    seen.add(key)
    return isLater ? [[entry, index] as const] : []
  })
}

function edgeIssues(graph: FlowGraph, { from, port, to }: FlowDefinition['edges'][number]): Issue[] {
  const [source, destination] = [graph.nodes.get(from), graph.nodes.get(to)]
  if (!source) return [{ code: 'flow.unknown-node', path: '/from', params: { node: from } }]
  if (!destination) return [{ code: 'flow.unknown-node', path: '/to', params: { node: to } }]
  if (!hasPort(source.ports, port)) return [{ code: 'flow.unknown-port', path: '/port', params: { node: from, port } }]
  return destination.type.entered ? [] : [{ code: 'flow.not-entered', path: '/to', params: { node: to } }]
}

/** A token that leaves by a port without an edge would end without an end. */
const openEnds = (graph: FlowGraph): Issue[] =>
  [...graph.nodes.values()].flatMap((node) =>
    node.ports
      .filter(({ key, optional }) => !optional && key !== failed && !node.out.some(({ port }) => port === key))
      .map(({ key, label }) => ({ code: 'flow.open-end', path: `/nodes/${node.index}`, params: { node: node.key, port: key, ...(label !== undefined && { label }), way: pathTo(graph, node.key) } })),
  )

const unreachable = (graph: FlowGraph): Issue[] =>
  [...graph.nodes.values()].filter(({ key }) => !isReached(graph, key)).map(({ key, index }) => ({ code: 'flow.unreachable', path: `/nodes/${index}`, params: { node: key } }))

function branchIssues(flow: Pick<FlowDefinition, 'edges'>, graph: FlowGraph): Issue[] {
  const regions = regionsOf(graph)
  if (regions.faults.length > 0)
    return regions.faults.map(({ code, edge }) => ({
      code, path: `/edges/${flow.edges.findIndex(({ id }) => id === edge.id)}`, params: { from: edge.from, to: edge.to, way: pathTo(graph, edge.from) },
    }))
  const joins = [...regions.splits].flatMap(([join, split]) => {
    const [joining, splitting] = [graph.nodes.get(join), graph.nodes.get(split)]
    return joining && splitting ? [{ join: joining, split: splitting }] : []
  })
  return joins.flatMap((pair) => joinIssues(graph, pair, regions.branches))
}

type Places = ReturnType<typeof regionsOf>['branches']

/** A join that waits for all branches needs one token of each, by an edge of its own. */
function joinIssues(graph: FlowGraph, { join, split }: { join: GraphNode; split: GraphNode }, places: Places): Issue[] {
  const { does } = join.type
  if (does.kind !== 'join' || does.policy(join.settings).waitsFor === 'any') return []
  const comes = join.in.map(({ from, port }) => (from === split.key ? port : (places.get(from)?.at(-1)?.port ?? '')))
  const missing = split.ports.filter(({ key }) => !comes.includes(key))
  const doubled = join.in.filter((_, index) => comes.indexOf(comes[index] ?? '') < index)
  const endings = [...graph.nodes.values()].filter(
    (node) => node.type.does.kind === 'end' && node.type.does.ends(node.settings) === 'path' && places.get(node.key)?.at(-1)?.split === split.key,
  )
  const never = (node: GraphNode, params: object): Issue => ({ code: 'flow.join-never', path: `/nodes/${join.index}`, params: { node: join.key, split: split.key, way: pathTo(graph, node.key), ...params } })
  return [
    ...missing.filter(() => endings.length === 0).map(({ key }) => never(split, { port: key })),
    ...doubled.map(({ from }) => never(join, { from })),
    ...endings.map((end) => never(end, { end: end.key })),
  ]
}

function loopIssues(graph: FlowGraph): Issue[] {
  const loop = restlessLoop(graph)
  const first = loop && graph.nodes.get(loop[0] ?? '')
  return first ? [{ code: 'flow.loop-without-wait', path: `/nodes/${first.index}`, params: { node: first.key, way: loop } }] : []
}

/** A way that leads nowhere but round: its first node is named. */
function endlessIssues(graph: FlowGraph): Issue[] {
  const ending = endingNodes(graph)
  const first = [...graph.nodes.values()].find(({ key }) => !ending.has(key))
  return first ? [{ code: 'flow.never-ends', path: `/nodes/${first.index}`, params: { node: first.key, way: pathTo(graph, first.key) } }] : []
}
