import type { Issue } from '../../schemas/issue.ts'
import type { Caller } from '../caller.ts'
import type { ObjectPlan } from '../compile/plan.ts'
import type { Gate } from '../records/gate.ts'
import type { RulePlan } from '../../schemas/validation-rules/compile-rules.ts'

/**
 * What a person reads of a rule that refuses a record: its message, at the field that it names. Of a rule that reads what
 * the person may not see it is no more than the message, at no field.
 */
export function ruleIssue(rule: RulePlan, gate: Gate, caller: Caller): Issue {
  const { name, message } = rule
  if (!rule.paths.every((path) => isKnown(caller, gate.object, path))) return { code: 'rule.refused', path: '', params: { message } }
  const field = rule.field === undefined ? undefined : gate.object.byName.get(rule.field)
  if (!field || !isKnown(caller, gate.object, [field.name])) return { code: 'rule.refused', path: '', params: { rule: name, message } }
  return gate.issueAt(field, 'rule.refused', { rule: name, message })
}

/** Of a rule that takes too much work nobody can say whether it would refuse the record, so it does. */
export const unjudgedIssue = ({ label }: RulePlan): Issue => ({ code: 'rule.not-judged', path: '', params: { definition: label } })

/** Whether the caller may know what stands at a path: every field on it, and every record that it could lead to. */
export function isKnown(caller: Caller, object: ObjectPlan, [name = '', ...rest]: readonly string[]): boolean {
  const { readable, editable } = caller.access.object(object.name)
  const field = object.byName.get(name)
  if (!field || !(readable.has(name) || (rest.length === 0 && editable.has(name)))) return false
  if (rest.length === 0) return true
  const target = field.link?.to === 'object' ? caller.plan.objects.get(field.link.object) : undefined
  return target !== undefined && caller.access.object(target.name).read === 'all' && isKnown(caller, target, rest)
}
