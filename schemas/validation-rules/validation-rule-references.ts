import type { Reference } from '../definition.ts'
import type { DefinitionSet } from '../definition-set.ts'
import { ofObjectReferences } from '../objects/of-object.ts'
import { ruleReferences } from '../rules/references.ts'
import type { ValidationRule } from './validation-rule.ts'

/**
 * Every mention that a validation rule makes: of its object, of the field of its message, and in its condition. Without
 * its object or its condition nothing of it is left.
 */
export function validationRuleReferences(rule: ValidationRule, set: DefinitionSet): readonly Reference[] {
  const { object: name, field, refuseWhen } = rule
  const object = set.get('object', name)
  return [
    ...ofObjectReferences(rule),
    ...(field === undefined ? [] : [{ path: '/field', kind: 'object', name, field, whole: '/field' }]),
    ...(object ? ruleReferences({ rule: refuseWhen, object, pointer: '/refuseWhen', whole: '' }, set) : []),
  ]
}
