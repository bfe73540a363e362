import type { CompiledNode } from '../../schemas/flows/compiled-flow.ts'
import type { Caller } from '../caller.ts'
import type { ObjectPlan, Plan } from '../compile/plan.ts'
import type { FlowPlan } from '../flows/step/flow-caller.ts'
import type { Access, ObjectAccess } from '../roles/access.ts'

/** A step of a flow that gives people tasks. */
export interface TaskStep {
  readonly flow: FlowPlan
  readonly node: CompiledNode
}

/**
 * Somebody who has a task, with the rights of its step: the record is read, and what the step lets be changed is changed, whatever
 * the person's own roles say. What the flow may do was weighed when it was published.
 */
export const callerOfStep = (caller: Caller, step: TaskStep): Caller => ({
  ...caller,
  access: caller.plan.memo(`access:@task:${step.flow.version}:${step.node.id}`, () => accessOfStep(caller.plan, step)),
})

function accessOfStep({ objects }: Plan, { flow, node }: TaskStep): Access {
  const { edits, requires } = node.type.tasks?.fields(node.settings) ?? { edits: [], requires: [] }
  const own = flow.objectOf('record')
  const each = new Map([...objects.values()].map((object): [string, ObjectAccess] => [object.name, accessTo(object, object.name === own ? [...edits, ...requires] : [])]))
  const nothing = { ...reading, read: false, readable: new Set<string>() } as const
  return { key: `@task:${flow.version}:${node.id}`, object: (name) => each.get(name) ?? nothing, system: new Set(), hasRules: false, ofFlow: true }
}

const accessTo = ({ byName }: ObjectPlan, editable: readonly string[]): ObjectAccess => ({
  ...reading,
  update: editable.length > 0 ? 'all' : false,
  readable: new Set(byName.keys()),
  editable: new Set(editable),
})

const reading: ObjectAccess = {
  create: false, read: 'all', update: false, delete: false, assign: false, claim: false, export: false, import: false, readable: new Set(), editable: new Set(),
}
