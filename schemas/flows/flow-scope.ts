import type { DefinitionSet } from '../definition-set.ts'
import { isStored } from '../fields/field.ts'
import { objectScope } from '../objects/rule-scope.ts'
import { allFieldsOf } from '../objects/system-fields.ts'
import type { RuleType } from '../rules/rule-type.ts'
import type { RuleScope } from '../rules/scope.ts'
import { type FlowDefinition, nodeTypeOf, objectOf } from './flow.ts'
import type { ObjectOf } from './node-type.ts'
import { startObjectOf, triggerTypeOf } from './trigger.ts'

/** What the expressions of a flow can read: everything has a root, `record.amount`, `old.amount`, `vars.reason`, `nodes.approve.decision`. */
export function flowScope(flow: Pick<FlowDefinition, 'trigger' | 'variables' | 'nodes'>, set: DefinitionSet): RuleScope {
  const names = flowNames(flow)
  const scope = scopeOfNames(new Map([...names].filter(([name]) => name !== oldRoot)), set)
  const old = names.get(oldRoot)
  return old?.type === 'record' ? withOld(scope, old.object, set) : scope
}

/** The name of the record as it was before the change that starts a flow. */
export const oldRoot = 'old'

/** What was before the change is kept with the run: the values of the record itself, and nothing that they lead to. */
function withOld(scope: RuleScope, object: string, set: DefinitionSet): RuleScope {
  const definition = set.get('object', object)
  const own = definition && objectScope(definition, set)
  const stored = new Set(definition ? allFieldsOf(definition).filter(isStored).map(({ name }) => name) : [])
  return {
    ...scope,
    field: (path) => {
      const [root, name = ''] = path
      if (root !== oldRoot) return scope.field(path)
      const type = path.length === 2 && stored.has(name) ? own?.field([name])?.type : undefined
      return type && { path, type }
    },
    names: () => [...scope.names(), ...[...stored].map((name) => `${oldRoot}.${name}`)],
  }
}

/** What the conditions of a flow's trigger can read: the record, and what it was before where the trigger asks that. */
export function triggerScope({ trigger }: Pick<FlowDefinition, 'trigger'>, set: DefinitionSet): RuleScope {
  const object = startObjectOf(trigger)
  const scope = scopeOfNames(new Map<string, RuleType>(object === undefined ? [] : [['record', { type: 'record', object }]]), set)
  return triggerTypeOf(trigger).onSave ? { ...scope, onSave: true, isNamed: true } : scope
}

function scopeOfNames(names: ReadonlyMap<string, RuleType>, set: DefinitionSet): RuleScope {
  const scopes = new Map([...names].flatMap(([name, type]) => {
    const object = type.type === 'record' ? set.get('object', type.object) : undefined
    return object ? [[name, objectScope(object, set)] as const] : []
  }))
  const roles = set.all('role').map(({ name }) => name)
  return {
    ...(roles.length > 0 ? { roles } : {}),
    field: (path) => {
      const { root, rest } = rooted(path, names)
      // The value of a field is read as it is stored or shown: what a formula reads itself is no business of the flow.
      const type = rest.length === 0 ? names.get(root) : scopes.get(root)?.field(rest)?.type
      return type && { path, type }
    },
    names: () => [...names.keys(), ...[...scopes].flatMap(([name, scope]) => scope.names().map((field) => `${name}.${field}`))],
  }
}

/** Every name that a path may begin with, and its type; fields follow those of records. */
export function flowNames({ trigger, variables = [], nodes }: Pick<FlowDefinition, 'trigger' | 'variables' | 'nodes'>): ReadonlyMap<string, RuleType> {
  const object = objectOf({ trigger })
  return new Map<string, RuleType>([
    ...(object === undefined ? [] : [['record', { type: 'record', object }] satisfies [string, RuleType]]),
    ...(object !== undefined && triggerTypeOf(trigger).onSave ? [[oldRoot, { type: 'record', object }] satisfies [string, RuleType]] : []),
    ...Object.entries(triggerTypeOf(trigger).gives?.(trigger) ?? {}),
    ['requester', { type: 'record', object: 'user' }],
    ...variables.map(({ name, type }): [string, RuleType] => [`vars.${name}`, { type }]),
    ...nodes.flatMap((node) =>
      Object.entries(nodeTypeOf(node).gives?.(node.settings ?? {}) ?? {}).map(([name, type]): [string, RuleType] => [`nodes.${node.key}.${name}`, type]),
    ),
  ])
}

/** The names as people are told of them: a trigger speaks of its record also where the steps have none. */
export function toldNames(flow: Parameters<typeof flowNames>[0]): ReadonlyMap<string, RuleType> {
  const object = startObjectOf(flow.trigger)
  return new Map<string, RuleType>([...(object === undefined ? [] : [['record', { type: 'record', object }] satisfies [string, RuleType]]), ...flowNames(flow)])
}

/** A path as the name that it begins with and the fields that follow. */
export function rooted(path: readonly string[], names: ReadonlyMap<string, unknown>): { readonly root: string; readonly rest: readonly string[] } {
  const steps = [3, 2, 1].find((count) => names.has(path.slice(0, count).join('.'))) ?? path.length
  return { root: path.slice(0, steps).join('.'), rest: path.slice(steps) }
}

/** The object of the records that each name stands for. */
export const objectsOf = (names: ReadonlyMap<string, RuleType>): ObjectOf => (name) => {
  const type = names.get(name)
  return type?.type === 'record' ? type.object : undefined
}
