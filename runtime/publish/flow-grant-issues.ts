import { isSameDefinition } from '../../schemas/definition-json.ts'
import type { FlowDefinition } from '../../schemas/flows/flow.ts'
import { type FieldsByObject, rightsOfFlow } from '../../schemas/flows/flow-rights.ts'
import { type Issue, pointerStep } from '../../schemas/issue.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan, ObjectPlan, Plan } from '../compile/plan.ts'
import type { ObjectAccess } from '../roles/access.ts'

/** The code of the issues that stop a publish because a flow would do what its publisher may not do. */
export const flowExceedsOwnRights = 'flow.exceeds-own-rights'

/**
 * What changed flows would do or tell although their publisher may not: a flow does it for everybody, with every record. What
 * the release itself adds holds nothing yet, so whoever designs it says what is done with it.
 */
export const flowGrantIssues = (caller: Caller, candidate: Plan): readonly Issue[] =>
  candidate.definitions.all('flow').flatMap((flow) => {
    const before = caller.plan.definitions.all('flow').find(({ id }) => id === flow.id)
    if (before && isSameDefinition(before, flow)) return []
    const rights = rightsBeyond(caller, candidate, flow)
    return rights.length === 0 ? [] : [{ code: flowExceedsOwnRights, path: pointerStep('flow') + pointerStep(flow.name), params: { flow: flow.label, rights: rights.join(', ') } }]
  })

function rightsBeyond(caller: Caller, candidate: Plan, flow: FlowDefinition): readonly string[] {
  const { creates, sets, lets, reads } = rightsOfFlow(flow, candidate.definitions)
  // Who starts it does these things by rights of their own.
  const ofFlow = flow.principal !== 'person'
  const held = heldOn(caller, candidate)
  return [
    ...(ofFlow ? [...creates].flatMap((name) => (held(name)?.access.create === false ? [`${name}: create`] : [])) : []),
    ...(ofFlow ? fieldsBeyond(sets, held, maySet) : []),
    ...fieldsBeyond(lets, held, maySet),
    ...fieldsBeyond(reads, held, mayRead).map((name) => `${name}: read`),
  ]
}

/** An object of the candidate as it is today, with what the publisher may do there. */
interface Held {
  readonly object: ObjectPlan
  readonly access: ObjectAccess
  today(field: FieldPlan): string | undefined
}

const heldOn = (caller: Caller, candidate: Plan) => (name: string): Held | undefined => {
  const object = candidate.objects.get(name)
  const live = object && caller.plan.objectsById.get(object.id)
  return object && live && { object, access: caller.access.object(live.name), today: ({ id }) => live.byId.get(id)?.name }
}

const maySet = ({ update, editable }: ObjectAccess, field: string): boolean => update === 'all' && editable.has(field)

const mayRead = ({ read, readable }: ObjectAccess, field: string): boolean => read === 'all' && readable.has(field)

const fieldsBeyond = (fields: FieldsByObject, held: (object: string) => Held | undefined, may: (access: ObjectAccess, field: string) => boolean): readonly string[] =>
  [...fields].flatMap(([name, names]) => {
    const own = held(name)
    return [...names].flatMap((field) => {
      const known = own?.object.byName.get(field)
      const today = known && own?.today(known)
      return own && today !== undefined && !may(own.access, today) ? [`${name}.${field}`] : []
    })
  })
