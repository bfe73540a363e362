import type { RuleValue } from '../../../schemas/rules/values.ts'
import type { Caller } from '../../caller.ts'
import type { FieldPlan, ObjectPlan, Plan } from '../../compile/plan.ts'
import { rolesOf } from '../../roles/access.ts'
import type { Runner } from '../../storage/statement.ts'
import { type FieldReader, relatedValues } from '../../validation-rules/related-values.ts'
import type { EventValues } from './event-values.ts'
import { contextOf, holdsFor } from './holds.ts'
import { liveRequesters } from './live-requesters.ts'
import type { RecordTrigger } from './record-trigger.ts'
import { recordTriggers } from './triggers-of.ts'

/** A change of a record that is only foreseen: nothing of it is stored. */
export interface ForeseenEvent {
  readonly op: 'create' | 'update'
  readonly record: string
  readonly after: FieldReader
  /** Null for a record that does not exist yet. */
  readonly before: FieldReader | null
  /** Ids of the fields that change. */
  readonly changed: ReadonlySet<string>
}

interface Foreseeing {
  readonly object: ObjectPlan
  readonly events: readonly ForeseenEvent[]
  readonly now: Date
}

/** Which of the foreseen events would start each flow if the caller brought them about, many at once; by the flow's id, flows that none starts left out. */
export async function startedByForeseen(runner: Runner, caller: Caller, { object, events, now }: Foreseeing): Promise<ReadonlyMap<string, number>> {
  const { plan, person, access } = caller
  const triggers = recordTriggers(plan).get(object.id) ?? []
  const counts = new Map<string, number>()
  if (triggers.length === 0 || events.length === 0) return counts
  const values = await foreseenValues(runner, caller, { object, events, triggers })
  const context = contextOf(plan, { at: now.toISOString(), person: person.id, roles: rolesOf(plan, access).map(({ name }) => name) })
  const changing = events.flatMap(({ op, record }) => (op === 'update' ? [record] : []))
  const live = changing.length > 0 ? await liveRequesters(runner, plan.schema, { flows: triggers.map(({ flow }) => flow), records: changing }) : () => undefined
  for (const [index, event] of events.entries()) {
    const then = values[index]
    for (const trigger of triggers) {
      const isUnderWay = event.op === 'update' && live(trigger.flow, event.record) !== undefined
      if (then && starts(trigger, { event, isUnderWay, holds: () => !trigger.when || holdsFor(trigger.when, then, context) })) counts.set(trigger.flow, (counts.get(trigger.flow) ?? 0) + 1)
    }
  }
  return counts
}

interface Judged {
  readonly event: ForeseenEvent
  readonly isUnderWay: boolean
  readonly holds: () => boolean
}

/** As the events of records that have been written many at once are judged, and their starts admitted. */
function starts(trigger: RecordTrigger, { event, isUnderWay, holds }: Judged): boolean {
  if (isUnderWay && [...event.changed].some((field) => trigger.restartOn.has(field))) return true
  if (trigger.bulk === 'ignore' || !trigger.on.has(event.op) || (isUnderWay && trigger.overlap === 'skip')) return false
  return holds()
}

interface Reading extends Omit<Foreseeing, 'now'> {
  readonly triggers: readonly RecordTrigger[]
}

async function foreseenValues(runner: Runner, caller: Caller, { object, events, triggers }: Reading): Promise<readonly EventValues[]> {
  const paths = [...new Map(triggers.flatMap(({ when }) => when?.reads ?? []).map((path) => [path.join('.'), path])).values()]
  const fields = readByTriggers(caller.plan, object)
  const unstored = new Map(events.flatMap(({ op, record, after }) => (op === 'create' ? [[record, after] as const] : [])))
  const related = await relatedValues(runner, caller, { object, paths: paths.filter(({ length }) => length > 1), records: events.map(({ after }) => after), unstored })
  return events.map(({ record, after, before }, index) => {
    const values = (read: FieldReader): Record<string, RuleValue> => ({
      // What fields hold are values of rules; no rule reads rows.
      ...Object.fromEntries(fields.map((field) => [field.name, read(field) as RuleValue])),
      ...Object.fromEntries(related[index] ?? []),
      id: record,
    })
    return { after: values(after), before: before && values(before) }
  })
}

/** The fields of an object's records that decide whether their changes start flows. */
export const readByTriggers = (plan: Plan, object: ObjectPlan): readonly FieldPlan[] =>
  plan.memo(`flows:read-by-triggers:${object.id}`, () => [
    ...new Set((recordTriggers(plan).get(object.id) ?? []).flatMap(({ when }) => (when?.reads ?? []).flatMap(([name = '']) => object.byName.get(name) ?? [])).filter((field) => object.stored.includes(field))),
  ])
