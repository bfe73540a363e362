import type { DefinitionSet } from '../definition-set.ts'
import { type Issue, pointerStep } from '../issue.ts'
import { fieldOf } from '../objects/object.ts'
import { type ObjectRights, type RoleDefinition } from './role.ts'

/** Faults of a role that its schema cannot say: objects and fields that do not exist, rights that reach nothing. */
export function checkRole(role: RoleDefinition, set: DefinitionSet): readonly Issue[] {
  return [...Object.entries(role.objects).flatMap(objectIssues(set)), ...Object.keys(role.fields ?? {}).flatMap(fieldIssues(set))]
}

const objectIssues = (set: DefinitionSet) => ([name, rights]: [string, ObjectRights | 'everything']): Issue[] => {
  const path = `/objects${pointerStep(name)}`
  if (name !== '*' && !set.get('object', name)) return [{ code: 'role.unknown-object', path, params: { object: name } }]
  if (rights === 'everything') return []
  const reaching = (['update', 'delete'] as const).filter((right) => wider(rights[right], rights.read))
  const claims = rights.claim && (rights.read || false) === false ? (['claim'] as const) : []
  return [...reaching, ...claims].map((right) => ({ code: 'role.wider-than-read', path: `${path}/${right}`, params: { object: name, right } }))
}

const reach = { none: 0, own: 1, all: 2 }

const wider = (right: ObjectRights['read'], than: ObjectRights['read']): boolean => reach[right || 'none'] > reach[than || 'none']

const fieldIssues = (set: DefinitionSet) => (key: string): Issue[] => {
  const [objectName = '', fieldName = ''] = key.split('.')
  const object = set.get('object', objectName)
  const path = `/fields${pointerStep(key)}`
  if (!object) return [{ code: 'role.unknown-object', path, params: { object: objectName } }]
  if (!fieldOf(object, fieldName)) return [{ code: 'role.unknown-field', path, params: { object: objectName, field: fieldName } }]
  return []
}
