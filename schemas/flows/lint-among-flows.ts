import type { DefinitionSet } from '../definition-set.ts'
import type { Issue } from '../issue.ts'
import { type Label, labelIn, languages } from '../label.ts'
import { fieldOf } from '../objects/object.ts'
import { mentionedTexts } from '../rules/references.ts'
import { flowNames, objectsOf } from './flow-scope.ts'
import { type FlowDefinition, isActiveFlow, nodeTypeOf, objectOf } from './flow.ts'
import { startObjectOf } from './trigger.ts'

/**
 * What is hardly meant of several flows: those that start each other in a circle, two that write one field by the same event, and
 * two that keep one status of a record.
 */
export function lintAmongFlows(flow: FlowDefinition, set: DefinitionSet): readonly Issue[] {
  if (!isActiveFlow(flow)) return []
  const others = set.all('flow').filter((each) => isActiveFlow(each) && each.id !== flow.id)
  const started = recordTriggerOf(flow) ? circles(flow, others.filter(recordTriggerOf)) : []
  return [...started, ...others.flatMap((other) => sharedWith(flow, other, set))]
}

/** What two flows write both: by one event, else as the status that they keep. */
function sharedWith(flow: FlowDefinition, other: FlowDefinition, set: DefinitionSet): readonly Issue[] {
  const written = sharedFields(flow, other, set)
  return written.length > 0 ? written : sharedStatus(flow, other, set)
}

/** What a flow does to records, and which changes start it. */
interface Doing {
  readonly creates: ReadonlySet<string>
  /** Names of the fields that it sets, by object. */
  readonly sets: ReadonlyMap<string, ReadonlySet<string>>
}

function doingOf(flow: FlowDefinition): Doing {
  const named = objectsOf(flowNames(flow))
  const object = objectOf(flow)
  // A status field is kept by the flow itself, without a node.
  const sets = new Map<string, Set<string>>(object !== undefined && flow.status !== undefined ? [[object, new Set([flow.status])]] : [])
  const creates = new Set<string>()
  for (const node of flow.nodes) {
    const type = nodeTypeOf(node)
    const settings = node.settings ?? {}
    const created = type.creates?.(settings)
    if (created !== undefined) creates.add(created)
    // What is named by the keys of a `set` is written; a new record is another event.
    for (const { name, field, key } of created === undefined ? (type.mentions?.(settings, named) ?? []) : []) {
      if (key && field !== undefined) sets.set(name, new Set([...(sets.get(name) ?? []), field]))
    }
  }
  return { creates, sets }
}

interface RecordStart {
  readonly object: string
  readonly on: readonly string[]
  /** The fields that its condition names; undefined where it has none. */
  readonly reads: ReadonlySet<string> | undefined
}

function recordTriggerOf(flow: FlowDefinition): RecordStart | undefined {
  const object = startObjectOf(flow.trigger)
  if (flow.trigger.type !== 'record' || object === undefined) return undefined
  // The schema of the trigger's type has checked them.
  const { on } = flow.trigger as unknown as { readonly on: readonly string[] }
  return { object, on, reads: readsOf(flow) }
}

/** The fields of the record that the condition of a trigger names; undefined where it has none. */
function readsOf({ trigger }: FlowDefinition): ReadonlySet<string> | undefined {
  const { when } = trigger as { readonly when?: unknown }
  if (when === undefined || when === null) return undefined
  return new Set(mentionedTexts(when, '').flatMap(({ text }) => (text.startsWith('record.') ? (text.split('.')[1] ?? []) : [])))
}

/** Whether what one flow does may start another. */
function leadsTo(one: FlowDefinition, other: FlowDefinition): boolean {
  const trigger = recordTriggerOf(other)
  if (!trigger) return false
  const { creates, sets } = doingOf(one)
  if (trigger.on.includes('create') && creates.has(trigger.object)) return true
  // A flow is not started again for a record by what it does there itself.
  if (one.id === other.id || !trigger.on.includes('update')) return false
  return [...(sets.get(trigger.object) ?? [])].some((field) => trigger.reads === undefined || trigger.reads.has(field))
}

/** The shortest way on which a flow comes to start itself. */
function circles(flow: FlowDefinition, others: readonly FlowDefinition[]): readonly Issue[] {
  const seen = new Set([flow.id])
  let ways: readonly (readonly FlowDefinition[])[] = [[flow]]
  while (ways.length > 0) {
    const closed = ways.find((way) => leadsTo(way.at(-1) ?? flow, flow))
    if (closed) return [{ code: 'flow.starts-itself', path: '/trigger', params: { flows: saidInOrder([...closed, flow]) }, level: 'warning' }]
    ways = ways.flatMap((way) =>
      others.flatMap((next) => {
        if (seen.has(next.id) || !leadsTo(way.at(-1) ?? flow, next)) return []
        seen.add(next.id)
        return [[...way, next]]
      }),
    )
  }
  return []
}

const saidInOrder = (flows: readonly FlowDefinition[]): Label => Object.fromEntries(languages.map((language) => [language, flows.map(({ label }) => labelIn(label, language)).join(' → ')]))

/** Fields that two flows write by the same event: which of them comes last is chance. */
function sharedFields(flow: FlowDefinition, other: FlowDefinition, set: DefinitionSet): readonly Issue[] {
  const [mine, theirs] = [recordTriggerOf(flow), recordTriggerOf(other)]
  if (!mine || !theirs || mine.object !== theirs.object || !mine.on.some((op) => theirs.on.includes(op))) return []
  const others = doingOf(other).sets.get(mine.object)
  const fields = [...(doingOf(flow).sets.get(mine.object) ?? [])].filter((field) => others?.has(field))
  return fields.map((field) => ({ code: 'flow.same-field', path: '/trigger', params: { field: labelOf(set, { object: mine.object, field }), flow: other.label }, level: 'warning' as const }))
}

/** Another flow that keeps the same status field, while this one starts whatever the field says: a record could be in both approvals. */
function sharedStatus(flow: FlowDefinition, other: FlowDefinition, set: DefinitionSet): readonly Issue[] {
  const { status: field } = flow
  const object = objectOf(flow)
  if (field === undefined || object === undefined || other.status !== field || objectOf(other) !== object) return []
  if (readsOf(flow)?.has(field)) return []
  return [{ code: 'flow.same-status', path: '/trigger', params: { field: labelOf(set, { object, field }), flow: other.label }, level: 'warning' }]
}

const labelOf = (set: DefinitionSet, { object: name, field }: { readonly object: string; readonly field: string }): Label => {
  const object = set.get('object', name)
  return (object && fieldOf(object, field)?.label) ?? field
}
