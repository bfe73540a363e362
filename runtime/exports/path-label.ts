import { labelIn } from '../../schemas/label.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan, ObjectPlan } from '../compile/plan.ts'

/** A path in the caller's words, link by link: `Account › Industry`. */
export const pathLabel = (caller: Caller, object: ObjectPlan, path: string): string =>
  stepsOf(caller, object, path.split('.'))
    .map(({ step, field }) => (field ? labelIn(field.definition.label, caller.person.language, caller.plan.settings.languages[0]) : step))
    .join(' › ')

interface Step {
  readonly step: string
  readonly field: FieldPlan | undefined
}

function stepsOf(caller: Caller, object: ObjectPlan, [step, ...rest]: readonly string[]): readonly Step[] {
  if (step === undefined) return []
  const field = object.byName.get(step)
  const part = field?.parts?.get(rest[0] ?? '')
  const target = field?.link?.to === 'object' ? caller.plan.objects.get(field.link.object) : undefined
  return [{ step, field }, ...(part ? [{ step: part.name, field: part }] : target ? stepsOf(caller, target, rest) : [])]
}
