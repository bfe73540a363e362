import type { DefinitionSet } from '../definition-set.ts'
import { objectScope } from '../objects/rule-scope.ts'
import type { RuleType } from '../rules/rule-type.ts'
import type { RuleScope } from '../rules/scope.ts'
import { type FlowDefinition, nodeTypeOf } from './flow.ts'

/** What the expressions of a flow can read: everything has a root, `record.amount`, `vars.reason`, `nodes.approve.decision`. */
export function flowScope(flow: FlowDefinition, set: DefinitionSet): RuleScope {
  const names = flowNames(flow)
  const scopes = new Map([...names].flatMap(([name, type]) => {
    const object = type.type === 'record' ? set.get('object', type.object) : undefined
    return object ? [[name, objectScope(object, set)] as const] : []
  }))
  const record = scopes.get('record')
  return {
    ...(record?.roles ? { roles: record.roles } : {}),
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
export function flowNames({ object, variables = [], nodes }: FlowDefinition): ReadonlyMap<string, RuleType> {
  return new Map<string, RuleType>([
    ['record', { type: 'record', object }],
    ['requester', { type: 'record', object: 'user' }],
    ...variables.map(({ name, type }): [string, RuleType] => [`vars.${name}`, { type }]),
    ...nodes.flatMap((node) =>
      Object.entries(nodeTypeOf(node).gives?.(node.settings ?? {}) ?? {}).map(([name, type]): [string, RuleType] => [`nodes.${node.key}.${name}`, type]),
    ),
  ])
}

/** A path as the name that it begins with and the fields that follow. */
export function rooted(path: readonly string[], names: ReadonlyMap<string, unknown>): { readonly root: string; readonly rest: readonly string[] } {
  const steps = [3, 2, 1].find((count) => names.has(path.slice(0, count).join('.'))) ?? path.length
  return { root: path.slice(0, steps).join('.'), rest: path.slice(steps) }
}
