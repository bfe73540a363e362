import { isActiveFlow, objectOf } from '../../schemas/flows/flow.ts'
import type { Label } from '../../schemas/label.ts'
import type { Plan } from '../compile/plan.ts'

/** The fields of an object that live flows keep - where an approval stands - by name, with the flow that keeps each. People read them only. */
export const keptFields = (plan: Plan, object: string): ReadonlyMap<string, Label> | undefined => fieldsByObject(plan).get(object)

const fieldsByObject = (plan: Plan): ReadonlyMap<string, ReadonlyMap<string, Label>> =>
  plan.memo('fields:kept', () => {
    const kept = new Map<string, Map<string, Label>>()
    for (const flow of plan.definitions.all('flow').filter(isActiveFlow)) {
      const object = objectOf(flow)
      if (flow.status === undefined || object === undefined) continue
      const fields = kept.get(object) ?? new Map<string, Label>()
      kept.set(object, fields.set(flow.status, fields.get(flow.status) ?? flow.label))
    }
    return kept
  })
