import type { DefinitionHeader } from './definition.ts'
import type { FlowDefinition } from './flows/flow.ts'
import type { LayoutDefinition } from './layouts/layout.ts'
import type { MessageDefinition } from './messages/message.ts'
import type { ObjectDefinition } from './objects/object.ts'
import type { PicklistDefinition } from './picklists/picklist.ts'
import type { RoleDefinition } from './roles/role.ts'
import type { ValidationRule } from './validation-rules/validation-rule.ts'
import type { ViewDefinition } from './views/view.ts'

/** The definition of each kind. */
export interface DefinitionOf {
  picklist: PicklistDefinition
  object: ObjectDefinition
  message: MessageDefinition
  role: RoleDefinition
  layout: LayoutDefinition
  rule: ValidationRule
  view: ViewDefinition
  flow: FlowDefinition
}

export type KindName = keyof DefinitionOf

export type Definition = DefinitionOf[KindName]

/** All definitions of a release or of a draft on top of one; names are unique a kind. */
export interface DefinitionSet {
  get<Kind extends KindName>(kind: Kind, name: string): DefinitionOf[Kind] | undefined
  all<Kind extends KindName>(kind: Kind): readonly DefinitionOf[Kind][]
}

/** A set made of definitions whose shape has been checked. */
export function definitionSet(definitions: Iterable<DefinitionHeader>): DefinitionSet {
  const byKind = new Map<string, Map<string, DefinitionHeader>>()
  for (const definition of definitions) {
    const byName = byKind.get(definition.kind) ?? new Map<string, DefinitionHeader>()
    byKind.set(definition.kind, byName.set(definition.name, definition))
  }
  return {
    // A definition's kind says its shape, which was checked before it came here.
    get: <Kind extends KindName>(kind: Kind, name: string) => byKind.get(kind)?.get(name) as DefinitionOf[Kind] | undefined,
    all: <Kind extends KindName>(kind: Kind) => [...(byKind.get(kind)?.values() ?? [])] as DefinitionOf[Kind][],
  }
}
