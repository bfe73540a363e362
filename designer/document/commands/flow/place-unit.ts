import { type FlowDefinition, type FlowNode, nodeTypeOf } from '../../../../schemas/flows/flow.ts'
import { checkGraph } from '../../../../schemas/flows/graph/check-graph.ts'
import { edgeFrom, keysOf, newEdge, nodeByKey } from './flow-parts.ts'
import { endOfRun } from './new-step.ts'
import { pitch, sum } from './room.ts'
import type { StepUnit } from './step-unit.ts'

/**
 * Puts a unit on another edge, its tiles where they were; undefined for an edge on which the flow would be less sound. A
 * branch is left by its join alone: what leads to an end beside the way on ends the whole run there, where that is needed.
 */
export function placing(flow: FlowDefinition, unit: StepUnit): (edge: string) => FlowDefinition | undefined {
  const before = faultsOf(flow)
  return (edge) => {
    const made = placed(flow, unit, edge)
    return made && (isAsSound(faultsOf(made), before) ? made : [endingRuns(made, unit)].find((each) => each !== made && isAsSound(faultsOf(each), before)))
  }
}

function placed(flow: FlowDefinition, unit: StepUnit, edge: string): FlowDefinition | undefined {
  const place = flow.edges.find(({ id }) => id === edge)
  const onward = edgeFrom(flow, unit.exit.from, unit.exit.port)
  if (!place || place === onward || place.to === unit.entry || unit.keys.has(place.from) || unit.keys.has(place.to)) return undefined
  const healed = flow.edges.flatMap((each) => {
    if (each === onward) return []
    if (each.to !== unit.entry || unit.keys.has(each.from)) return [each]
    return onward && onward.to !== each.from ? [{ ...each, to: onward.to }] : []
  })
  const entering = healed.map((each) => (each.id === edge ? { ...each, to: unit.entry } : each))
  const { from, port } = unit.exit
  return { ...flow, edges: [...entering, onward ? { ...onward, to: place.to } : newEdge(from, port, place.to)] }
}

const faultsOf = (flow: FlowDefinition): readonly string[] => checkGraph(flow).map(({ code }) => code)

const isAsSound = (now: readonly string[], before: readonly string[]): boolean => [...new Set(now)].every((code) => countOf(now, code) <= countOf(before, code))

const countOf = (codes: readonly string[], code: string): number => codes.filter((each) => each === code).length

/** Where the unit leads to an end beside its way on, to one of its own that ends the whole run. */
function endingRuns(flow: FlowDefinition, unit: StepUnit): FlowDefinition {
  const taken = new Set(keysOf(flow))
  const made: FlowNode[] = []
  const edges = flow.edges.map((edge) => {
    const end = nodeByKey(flow, edge.to)
    const isAside = unit.keys.has(edge.from) && !(edge.from === unit.exit.from && edge.port === unit.exit.port)
    if (!end || !isAside || !endsPath(end)) return edge
    const own = { ...endOfRun(taken), position: sum(nodeByKey(flow, edge.from)?.position ?? end.position, pitch(flow, 1, 1)), ...(end.label !== undefined && { label: end.label }) }
    taken.add(own.key)
    made.push(own)
    return { ...edge, to: own.key }
  })
  if (made.length === 0) return flow
  const left = new Set(edges.map(({ to }) => to))
  const kept = flow.nodes.filter((node) => left.has(node.key) || !endsPath(node) || !flow.edges.some(({ to }) => to === node.key))
  return { ...flow, nodes: [...kept, ...made], edges }
}

function endsPath(node: FlowNode): boolean {
  const { does } = nodeTypeOf(node)
  return does.kind === 'end' && does.ends(node.settings ?? {}) === 'path'
}
