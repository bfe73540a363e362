import type { DefinitionSet } from '../../definition-set.ts'
import { allFieldsOf } from '../../objects/system-fields.ts'
import { type FlowDefinition, type FlowNode, nodeTypeOf, objectOf } from '../flow.ts'
import { flowReferences } from '../flow-references.ts'

/** Stands for every field of the record. */
export const everyField = '*'

/** Fields of the record that steps of a flow keep from being changed while they are open: ids by the step's id, where there are some. */
export function locksOf(flow: FlowDefinition, set: DefinitionSet): ReadonlyMap<string, readonly string[]> {
  const locking = flow.nodes.flatMap((node) => {
    const lock = lockOf(node)
    return lock === 'none' ? [] : [{ id: node.id, lock }]
  })
  if (locking.length === 0) return new Map()
  return new Map(locking.flatMap(({ id, lock }): [string, readonly string[]][] => {
    const fields = lock === 'all' ? [everyField] : decidingFields(flow, set, id)
    return fields.length > 0 ? [[id, fields]] : []
  }))
}

const lockOf = (node: FlowNode): 'none' | 'trigger_fields' | 'all' => nodeTypeOf(node).tasks?.locks?.(node.settings ?? {}) ?? 'none'

/** Fields of the record by which the flow starts and takes its ways, and by which people decide in a step: those that it shows. Those that start the flow anew when they change are free. */
function decidingFields(flow: FlowDefinition, set: DefinitionSet, step: string): readonly string[] {
  const name = objectOf(flow)
  const object = name === undefined ? undefined : set.get('object', name)
  if (!object) return []
  const restarting = new Set(restartFields(flow))
  const decides = flow.nodes.flatMap((node, index) => (nodeTypeOf(node).does.kind === 'decide' ? [`/nodes/${index}/`] : []))
  const read = flowReferences(flow, set).flatMap(({ path, name: of, field, step }) =>
    of === object.name && field !== undefined && step === 1 && ['/trigger/when', ...decides].some((at) => path.startsWith(at)) ? [field] : [],
  )
  const asking = flow.nodes.find(({ id }) => id === step)
  const shown = (asking && nodeTypeOf(asking).tasks?.fields(asking.settings ?? {}).shows) ?? []
  const names = new Set([...read, ...shown].filter((field) => !restarting.has(field)))
  return allFieldsOf(object).flatMap((field) => (names.has(field.name) && 'id' in field ? [field.id] : []))
}

/** Fields a change of which starts the flow anew. */
export const restartFields = ({ trigger }: Pick<FlowDefinition, 'trigger'>): readonly string[] => (Array.isArray(trigger['restartOn']) ? trigger['restartOn'].filter((field) => typeof field === 'string') : [])
