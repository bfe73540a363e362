import type { ForeseenFlow, ImportMode } from '../../schemas/api/import.ts'
import { isActiveFlow } from '../../schemas/flows/flow.ts'
import { labelIn } from '../../schemas/label.ts'
import type { Caller } from '../caller.ts'
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
export function hearingFlows({ plan, person }: Caller, object: string): { readonly label: string; readonly on: ('create' | 'update')[] }[] {
  const flows = new Map(plan.definitions.all('flow').filter(isActiveFlow).map((flow) => [flow.id, flow]))
  return (recordTriggers(plan).get(object) ?? []).flatMap(({ flow: id, on, bulk }) => {
    const flow = flows.get(id)
    const heard = opsOf.upsert.filter((op) => on.has(op))
    return flow && bulk !== 'ignore' && heard.length > 0 ? [{ label: labelIn(flow.label, person.language, plan.settings.languages[0]), on: heard }] : []
  })
}

/** The flows that hear of what an import writes, by their labels, with how often they would start. Of flows their names are told and nothing else. */
export function foreseenFlows({ plan, person }: Caller, { object, mode, starts }: Foreseen): ForeseenFlow[] {
  const flows = new Map(plan.definitions.all('flow').filter(isActiveFlow).map((flow) => [flow.id, flow]))
  return (recordTriggers(plan).get(object) ?? []).flatMap(({ flow: id, on, bulk }): ForeseenFlow[] => {
    const flow = flows.get(id)
    const records = starts[id] ?? 0
    if (!flow || (records === 0 && !opsOf[mode].some((op) => on.has(op)))) return []
    return [{ name: flow.name, label: labelIn(flow.label, person.language, plan.settings.languages[0]), bulk, records, runs: bulk === 'once' ? Math.min(records, 1) : records }]
  })
}
