import type { Caller } from '../../caller.ts'
import type { BatchName } from '../../../schemas/flows/triggers/batch-names.ts'
import type { RuleValue } from '../../../schemas/rules/values.ts'
import type { Cause } from '../../records/change.ts'
import type { BatchShare } from '../runs/batch-starts.ts'
import type { Start } from '../runs/start.ts'
import { isoMoment } from '../../storage/moment.ts'
import type { Runner } from '../../storage/statement.ts'
import { type EventValues, eventValues } from './event-values.ts'
import { contextOf, holdsFor } from './holds.ts'
import type { RecordTrigger } from './record-trigger.ts'
import { rolesOfActors } from './roles-of-actors.ts'
import type { RecordEvent } from './take-events.ts'
import { recordTriggersAt } from './triggers-of.ts'
import { liveRequesters } from './live-requesters.ts'

/** What events are to start: single runs in the events' order, and what they add to runs that begin when the import behind them has ended. */
export interface StartsOfEvents {
  readonly starts: readonly Start[]
  readonly shares: readonly BatchShare[]
}

/** What events are to start, in their order: flows that were live when an event was committed and whose condition holds. */
export async function startsOf(runner: Runner, caller: Caller, events: readonly RecordEvent[]): Promise<StartsOfEvents> {
  const hits: Hit[] = []
  for (const [release, ofRelease] of Map.groupBy(events, (event) => event.release)) {
    const triggers = await recordTriggersAt(runner, caller.plan, release)
    for (const [object, ofObject] of Map.groupBy(ofRelease, (event) => event.object)) {
      hits.push(...(await hitsOf(runner, caller, { events: ofObject, triggers: triggers.get(object) ?? [] })))
    }
  }
  const inOrder = hits.toSorted((one, other) => one.event.seq - other.event.seq)
  return {
    starts: inOrder.filter((hit) => !isShared(hit)).map(startOf),
    shares: [...Map.groupBy(inOrder.filter(isShared), ({ trigger, event }) => `${trigger.flow} ${event.bulk?.job}`).values()].flatMap(shareOf),
  }
}

/** An event that is to start a flow; `requester` of the run that it begins anew. */
interface Hit {
  readonly event: RecordEvent
  readonly trigger: RecordTrigger
  readonly before: EventValues['before']
  readonly restarts?: { readonly requester: string | null }
}

/** It counts towards the one run of its import. */
const isShared = ({ event, trigger, restarts }: Hit): boolean => trigger.bulk === 'once' && isBulk(event) && !restarts

interface Matching {
  readonly events: readonly RecordEvent[]
  readonly triggers: readonly RecordTrigger[]
}

async function hitsOf(runner: Runner, caller: Caller, { events, triggers }: Matching): Promise<readonly Hit[]> {
  const [first] = triggers
  if (!first) return []
  const paths = new Map(triggers.flatMap(({ when, old }) => [...(when?.reads ?? []), ...old.map(({ name }) => [name])]).map((path) => [path.join('.'), path]))
  const [values, roles] = await Promise.all([
    eventValues(runner, caller, { object: first.object, events, paths: [...paths.values()] }),
    paths.size > 0 || triggers.some(({ when }) => when) ? rolesOfActors(runner, caller, events) : new Map<string, readonly string[]>(),
  ])
  const restarting = triggers.filter(({ restartOn }) => restartOn.size > 0)
  const live = restarting.length > 0 ? await liveRequesters(runner, caller.plan.schema, { flows: restarting.map(({ flow }) => flow), records: events.map(({ record }) => record) }) : undefined
  return events.flatMap((event, index) => {
    const context = contextOf(caller.plan, { at: isoMoment(event.at), person: event.actor, roles: roles.get(event.actor ?? '') ?? [] })
    return triggers.flatMap((trigger): Hit[] => {
      const seen = values[index]
      const hit = { event, trigger, before: seen?.before ?? null }
      const requester = touches(event, trigger) ? live?.(trigger.flow, event.record) : undefined
      if (requester !== undefined) return [{ ...hit, restarts: { requester } }]
      if (!trigger.on.has(event.op) || (trigger.bulk === 'ignore' && isBulk(event)) || !seen) return []
      return !trigger.when || holdsFor(trigger.when, seen, context) ? [hit] : []
    })
  })
}

const touches = ({ op, changed }: RecordEvent, { restartOn }: RecordTrigger): boolean => op === 'update' && Object.keys(changed).some((field) => restartOn.has(field))

/** Written by an import or the like; a deletion with all that goes with a record is none. */
const isBulk = ({ bulk }: RecordEvent): boolean => bulk?.job !== undefined

/** What the hits of one flow and import, of which there is one at least, add to its run. */
function shareOf(hits: readonly Hit[]): readonly BatchShare[] {
  const last = hits.at(-1)
  if (!last) return []
  const { event: { bulk, actor }, trigger } = last
  const { flow, version, node } = startOf(last)
  const job = bulk?.job ?? ''
  const created = hits.filter(({ event }) => event.op === 'create').length
  return [{ flow, version, node, object: trigger.object.id, job, startedBy: actor, created, updated: hits.length - created }]
}

function startOf({ event, trigger, before, restarts }: Hit): Start {
  const { flow, version, node, overlap, isUnordered, reentry, object, old, bulk } = trigger
  return {
    flow, version, node, overlap,
    ...(isUnordered && { isUnordered }),
    ...(reentry !== undefined && { reentry }),
    object: object.id,
    record: bulk === 'once' ? null : event.record,
    occasion: `${restarts ? 'restart' : 'record'}:${event.seq}${event.isShared ? `.${event.record}` : ''}`,
    startedBy: restarts ? restarts.requester : event.actor,
    cause: causeOf(event),
    ...(bulk === 'once' && { given: batchOf(event) }),
    ...(before && old.length > 0 && { given: Object.fromEntries(old.map(({ id, name }) => [id, before[name] ?? null])) }),
    ...(restarts && { restarts: true }),
  }
}

/** A single change is a batch of one. */
const batchOf = ({ op }: RecordEvent): Readonly<Record<BatchName, RuleValue>> => ({
  'batch.count': 1, 'batch.created': op === 'create' ? 1 : 0, 'batch.updated': op === 'update' ? 1 : 0, 'batch.file': null,
})

/** What a person does is where a chain of causes begins. */
const causeOf = ({ seq, cause: { depth, chain = [], root, via } }: RecordEvent): Cause => ({ root: depth === 0 ? `change:${seq}` : root, depth, via, chain })
