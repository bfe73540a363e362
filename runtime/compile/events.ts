import type { DefinitionSet } from '../../schemas/definition-set.ts'
import { isActiveFlow } from '../../schemas/flows/flow.ts'
import { startObjectOf, triggerTypeOf } from '../../schemas/flows/trigger.ts'

/** Which changes of records the active flows of a release must hear of, by the id of the object. */
export function eventsOf(set: DefinitionSet): ReadonlyMap<string, ReadonlySet<string>> {
  const events = new Map<string, Set<string>>()
  for (const flow of set.all('flow').filter(isActiveFlow)) {
    const ops = triggerTypeOf(flow.trigger).hears?.(flow.trigger) ?? []
    const object = set.get('object', startObjectOf(flow.trigger) ?? '')
    if (object && ops.length > 0) events.set(object.id, new Set([...(events.get(object.id) ?? []), ...ops]))
  }
  return events
}
