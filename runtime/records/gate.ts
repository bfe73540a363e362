import { type Issue, pointerStep } from '../../schemas/issue.ts'
import { labelIn } from '../../schemas/label.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan, ObjectPlan } from '../compile/plan.ts'
import { Refusal } from '../refusal.ts'
import type { ObjectAccess } from '../roles/access.ts'
import { keptFields } from './kept-fields.ts'

/** An object that the caller may work with, and what the caller may do there. */
export interface Gate {
  readonly object: ObjectPlan
  readonly access: ObjectAccess
  /** What an issue that concerns a field names beside its code: the API name, and the label in the caller's language. */
  fieldParams(field: FieldPlan): { readonly field: string; readonly label: string }
  /** What the flow is called that keeps a field, so that nobody else sets it. */
  keptBy(field: FieldPlan): string | undefined
  /** An issue at a field of a record; of a field that is hidden from the caller it says no more than that there is one. */
  issueAt(field: FieldPlan, code: string, params?: Readonly<Record<string, unknown>>): Issue
}

type Right = 'create' | 'read' | 'update' | 'delete' | 'import' | 'export'

/**
 * The gate to an object's records. Refuses `not-found` for an object that does not exist or of which the caller
 * may know nothing, and `forbidden` where only this right is missing.
 */
export function gateTo(caller: Caller, objectName: string, right: Right): Gate {
  const object = caller.plan.objects.get(objectName)
  const access = caller.access.object(objectName)
  if (!object || (!access.read && !access.create)) throw new Refusal('not-found')
  if (!access[right]) throw new Refusal('forbidden', { details: { right, object: objectName } })
  return gateOf(caller, object)
}

/** The gate to an object without judging a right: the caller of this function judges. */
export function gateOf(caller: Caller, object: ObjectPlan): Gate {
  const access = caller.access.object(object.name)
  const fieldParams: Gate['fieldParams'] = ({ name, definition }) => ({
    field: name,
    label: labelIn(definition.label, caller.person.language, caller.plan.settings.languages[0]),
  })
  const kept = caller.access.ofFlow ? undefined : keptFields(caller.plan, object.name)
  return {
    object,
    access,
    fieldParams,
    keptBy: ({ name }) => {
      const flow = kept?.get(name)
      return flow && labelIn(flow, caller.person.language, caller.plan.settings.languages[0])
    },
    issueAt: (field, code, params) =>
      access.readable.has(field.name) || access.editable.has(field.name)
        ? { code, path: pathTo(field.name), params: { ...fieldParams(field), ...params } }
        : { code: 'hidden-field', path: '' },
  }
}

/** The place of a field's value in what is sent and answered. */
export const pathTo = (name: string): string => `/values${pointerStep(name)}`

/** The field of this name if the caller may know of it. */
export function readableField(gate: Gate, name: string): FieldPlan | undefined {
  const field = gate.object.byName.get(name)
  return field && gate.access.readable.has(name) ? field : undefined
}
