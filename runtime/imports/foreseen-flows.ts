import type { ForeseenFlow, ImportMode } from '../../schemas/api/import.ts'
import { labelIn } from '../../schemas/label.ts'
import type { Caller } from '../caller.ts'
import type { Bulk } from '../flows/triggers/record-trigger.ts'
import { recordTriggers } from '../flows/triggers/triggers-of.ts'
import type { FlowStarts } from './import-input.ts'

interface Foreseen {
  /** Id of the object. */
  readonly object: string
  readonly mode: ImportMode
  readonly starts: FlowStarts
}

/** What an import may do to records: a flow that hears of nothing of it has no place in what is foreseen. */
const opsOf = { insert: ['create'], update: ['update'], upsert: ['create', 'update'] } as const

/** The flows that imported records of an object may start, by their labels, and by what. */
export const hearingFlows = (caller: Caller, object: string): { readonly label: string; readonly on: ('create' | 'update')[] }[] =>
  activeFlows(caller, object).flatMap(({ label, on, bulk }) => (bulk !== 'ignore' && on.length > 0 ? [{ label, on }] : []))

/** The flows that hear of what an import writes, by their labels, with how often they would start. Of flows their names are told and nothing else. */
export const foreseenFlows = (caller: Caller, { object, mode, starts }: Foreseen): ForeseenFlow[] =>
  activeFlows(caller, object).flatMap(({ id, name, label, on, bulk }): ForeseenFlow[] => {
    const records = starts[id] ?? 0
    if (records === 0 && !opsOf[mode].some((op) => on.includes(op))) return []
    return [{ name, label, bulk, records, runs: bulk === 'once' ? Math.min(records, 1) : records }]
  })

interface ActiveFlow {
  readonly id: string
  readonly name: string
  readonly label: string
  /** What of an import starts it. */
  readonly on: ('create' | 'update')[]
  readonly bulk: Bulk
}

/** The active flows that changes of an object's records start. */
function activeFlows({ plan, person }: Caller, object: string): readonly ActiveFlow[] {
  const flows = new Map(plan.definitions.all('flow').map((flow) => [flow.id, flow]))
  return (recordTriggers(plan).get(object) ?? []).flatMap(({ flow: id, on, bulk }) => {
    const flow = flows.get(id)
    return flow ? [{ id, name: flow.name, label: labelIn(flow.label, person.language, plan.settings.languages[0]), on: opsOf.upsert.filter((op) => on.has(op)), bulk }] : []
  })
}
