import type { DefinitionSet } from '../definition-set.ts'
import { fieldTypeOf } from '../fields/field.ts'
import type { RuleScope } from '../rules/scope.ts'
import type { ObjectDefinition } from './object.ts'
import { pathInObject } from './path.ts'
import { allFieldsOf } from './system-fields.ts'

/** What rules about records of the object can read: its fields, those of every object, and fields over lookups. */
export function objectScope(object: ObjectDefinition, set: DefinitionSet): RuleScope {
  const roles = set.all('role').map(({ name }) => name)
  return {
    // Every release has roles: a set without any is one that only knows some objects.
    ...(roles.length > 0 ? { roles } : {}),
    field: (path) => {
      const end = pathInObject(object, path, set)
      return end && { path, type: fieldTypeOf(end.field).ruleType(end.field) }
    },
    names: () => namesIn(object, set),
  }
}

/** The same for rules that run on a save: they may also ask what the record was before. */
export const savingScope = (object: ObjectDefinition, set: DefinitionSet): RuleScope => ({ ...objectScope(object, set), onSave: true })

/** Own names and those one relation away: misspelt ones are rarely further. */
function namesIn(object: ObjectDefinition, set: DefinitionSet): string[] {
  return allFieldsOf(object).flatMap((field) => {
    const link = fieldTypeOf(field).link?.(field)
    const target = link?.to === 'object' ? set.get('object', link.object) : undefined
    return [field.name, ...(target ? allFieldsOf(target).map(({ name }) => `${field.name}.${name}`) : [])]
  })
}
