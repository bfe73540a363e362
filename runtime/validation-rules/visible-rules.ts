import type { ValidationRule } from '../../schemas/validation-rules/validation-rule.ts'
import type { Caller } from '../caller.ts'
import type { ObjectPlan } from '../compile/plan.ts'
import { isKnown } from './rule-issue.ts'

/** The rules of an object by which a form of the caller can judge: those that read nothing that the caller may not see. */
export const visibleRules = (caller: Caller, object: ObjectPlan): readonly ValidationRule[] =>
  object
    .rules()
    .filter(({ paths }) => paths.every((path) => isKnown(caller, object, path)))
    .flatMap(({ name }) => caller.plan.definitions.get('rule', name) ?? [])
    .map((rule) => (rule.field === undefined || isKnown(caller, object, [rule.field]) ? rule : withoutField(rule)))

function withoutField({ field: _field, ...rule }: ValidationRule): ValidationRule {
  return rule
}
