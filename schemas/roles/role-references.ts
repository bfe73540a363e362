import type { DefinitionSet } from '../definition-set.ts'
import type { Reference } from '../definition.ts'
import { pointerStep } from '../issue.ts'
import { ruleReferences } from '../rules/references.ts'
import type { RoleDefinition } from './role.ts'
import { scopeRules } from './scope-rules.ts'

/**
 * Every object and field that a role names, and what the rules of its scopes read. Objects and fields are keys, so their
 * pointers end in the key itself; a right whose rule loses a part reaches nothing any more.
 */
export function roleReferences(role: RoleDefinition, set: DefinitionSet): readonly Reference[] {
  const objects = Object.keys(role.objects)
    .filter((name) => name !== '*')
    .map((name): Reference => ({ path: `/objects${pointerStep(name)}`, kind: 'object', name, key: true }))
  const fields = Object.keys(role.fields ?? {}).map((key): Reference => {
    const [name = '', field = ''] = key.split('.')
    return { path: `/fields${pointerStep(key)}`, kind: 'object', name, field, key: true }
  })
  const rules = scopeRules(role).flatMap(({ object: name, rule, at, right }) => {
    const object = set.get('object', name)
    return object ? ruleReferences({ rule, object, pointer: at, whole: right }, set) : []
  })
  return [...objects, ...fields, ...rules]
}
