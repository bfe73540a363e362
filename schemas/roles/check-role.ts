import type { DefinitionSet } from '../definition-set.ts'
import { type Issue, issueUnder, pointerStep } from '../issue.ts'
import { fieldOf, type ObjectDefinition } from '../objects/object.ts'
import { ownershipOf } from '../objects/ownership-issues.ts'
import { objectScope } from '../objects/rule-scope.ts'
import { checkRule, isRefused } from '../rules/check.ts'
import { lintCondition } from '../rules/lint-condition.ts'
import { type ObjectRights, type RoleDefinition } from './role.ts'
import { isScopeWithin } from './scope-order.ts'
import { scopeRules } from './scope-rules.ts'

/** Faults of a role that its schema cannot say: objects and fields that do not exist, rights that reach nothing, rules that are none. */
export function checkRole(role: RoleDefinition, set: DefinitionSet): readonly Issue[] {
  return [...Object.entries(role.objects).flatMap(objectIssues(set)), ...ruleIssues(role, set), ...Object.keys(role.fields ?? {}).flatMap(fieldIssues(set))]
}

/** A rule that can never hold reaches own records alone; records without what belongs to them are seldom meant. */
export const lintRole = (role: RoleDefinition, set: DefinitionSet): readonly Issue[] => [
  ...scopeRules(role).flatMap(({ object: name, rule, at }) => {
    const object = set.get('object', name)
    return object ? lintCondition(rule, objectScope(object, set), at) : []
  }),
  ...set.all('object').flatMap((part) => hiddenParts(role, part, set)),
]

function hiddenParts({ objects }: RoleDefinition, part: ObjectDefinition, set: DefinitionSet): Issue[] {
  const reads = (name: string): boolean => {
    const rights = objects[name] ?? objects['*']
    return rights === 'everything' || Boolean(rights?.read)
  }
  const parent = ownershipOf(part)?.parent
  const whole = parent === undefined ? undefined : set.get('object', parent)
  if (!whole || !reads(whole.name) || reads(part.name)) return []
  return [{ code: 'role.parts-hidden', path: `/objects${pointerStep(whole.name)}`, params: { object: whole.label, part: part.plural }, level: 'warning' }]
}

const objectIssues = (set: DefinitionSet) => ([name, rights]: [string, ObjectRights | 'everything']): Issue[] => {
  const path = `/objects${pointerStep(name)}`
  if (name !== '*' && !set.get('object', name)) return [{ code: 'role.unknown-object', path, params: { object: name } }]
  if (rights === 'everything') return []
  const reaching = (['update', 'delete'] as const).filter((right) => !isScopeWithin(rights[right], rights.read))
  const claims = rights.claim && (rights.read || false) === false ? (['claim'] as const) : []
  return [...reaching, ...claims].map((right) => ({ code: 'role.wider-than-read', path: `${path}/${right}`, params: { object: name, right } }))
}

/** What a rule reads are fields of one object; all objects together have none. */
const ruleIssues = (role: RoleDefinition, set: DefinitionSet): Issue[] =>
  scopeRules(role).flatMap(({ object: name, rule, at }): readonly Issue[] => {
    if (name === '*') return [{ code: 'role.rule-for-all-objects', path: at }]
    const object = set.get('object', name)
    return object ? conditionIssues(rule, object, set).map((issue) => issueUnder(at, issue)) : []
  })

function conditionIssues(rule: unknown, object: ObjectDefinition, set: DefinitionSet): readonly Issue[] {
  const checked = checkRule(rule, objectScope(object, set), { type: 'boolean' })
  return isRefused(checked) ? checked.issues : []
}

const fieldIssues = (set: DefinitionSet) => (key: string): Issue[] => {
  const [objectName = '', fieldName = ''] = key.split('.')
  const object = set.get('object', objectName)
  const path = `/fields${pointerStep(key)}`
  if (!object) return [{ code: 'role.unknown-object', path, params: { object: objectName } }]
  if (!fieldOf(object, fieldName)) return [{ code: 'role.unknown-field', path, params: { object: objectName, field: fieldName } }]
  return []
}
