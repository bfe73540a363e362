import type { FlowDefinition } from '../../../schemas/flows/flow.ts'
import type { Plan } from '../../compile/plan.ts'

export type Overlap = 'skip' | 'queue' | 'replace' | 'parallel'

/** What of a flow decides how it starts. */
export interface StartedFlow {
  /** Id of the flow. */
  readonly flow: string
  /** Id of the version that runs. */
  readonly version: string
  /** Id of the node at which it begins. */
  readonly node: string
  /** What is done where a run for the same record is under way. */
  readonly overlap: Overlap
  /** Of runs beside one another: the next does not wait until those before have come to their first wait. */
  readonly isUnordered?: true
  /** How often it starts again for a record by what it has itself brought about there; never unless said. */
  readonly reentry?: number
}

export const startedFlow = (version: string, { id, nodes, trigger }: FlowDefinition): StartedFlow => ({
  flow: id,
  version,
  node: nodes.find(({ type }) => type === 'start')?.id ?? '',
  // Triggers that know no overlap have no record that two runs could share, or are called.
  overlap: trigger['overlap'] === undefined ? 'skip' : (trigger['overlap'] as Overlap),
  ...(trigger['order'] === 'parallel' && { isUnordered: true }),
  ...(typeof trigger['reentry'] === 'number' && { reentry: trigger['reentry'] }),
})

/** An active flow at its newest version; undefined for one of which the live release has none. */
export function newestOf({ flowVersions }: Plan, flow: FlowDefinition): StartedFlow | undefined {
  const version = flowVersions.get(flow.id)
  return version && startedFlow(version.id, flow)
}
