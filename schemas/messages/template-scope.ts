import type { DefinitionSet } from '../definition-set.ts'
import { type FieldDefinition, fieldTypeOf } from '../fields/field.ts'
import type { Label } from '../label.ts'
import type { ObjectDefinition } from '../objects/object.ts'
import { pathInObject } from '../objects/path.ts'
import { objectScope } from '../objects/rule-scope.ts'
import type { RuleScope } from '../rules/scope.ts'
import { fixedNames, fixedType, isFixedName } from './fixed-names.ts'

/** What the formulas of a template can read at one place of it. */
export interface TemplateScope {
  readonly set: DefinitionSet
  /** The object of the record that the message is about. */
  readonly record: ObjectDefinition
  /** The object of the innermost `{{#each}}` around the place; its fields are named without a root. */
  readonly item?: ObjectDefinition
  /** How many `{{#each}}` stand around the place. */
  readonly nesting: number
}

/** Child records that an `{{#each}}` goes through: those whose `lookup` points at the record that `via` leads to. */
export interface ChildList {
  /** Whether the path begins at the message's record or at the item around it. */
  readonly from: 'record' | 'item'
  /** Names of the lookups up to the record whose children they are. */
  readonly via: readonly string[]
  readonly object: ObjectDefinition
  readonly lookup: FieldDefinition
}

/** The names of a template's formulas, as the check of rules asks for them. */
export function ruleScopeOf(scope: TemplateScope): RuleScope {
  const item = scope.item && objectScope(scope.item, scope.set)
  const record = objectScope(scope.record, scope.set)
  return {
    ...(record.roles ? { roles: record.roles } : {}),
    // Outside of lists a bare name is the record's: there is no other that it could be of.
    field: (path) => rooted(path, record) ?? (item ? item.field(path) : rooted(['record', ...path], record)),
    names: () => [...fixedNames, ...record.names().map((name) => `record.${name}`), ...(item?.names() ?? [])],
  }
}

function rooted(path: readonly string[], record: RuleScope): ReturnType<RuleScope['field']> {
  const [root, ...rest] = path
  if (root === 'record') {
    const field = rest.length > 0 ? record.field(rest) : undefined
    return field && { path, type: field.type }
  }
  const type = fixedType(path)
  return type && { path, type }
}

/** The field whose own format shows the value at a path; undefined for what is no field. */
export function fieldAtTemplatePath({ record, item, set }: TemplateScope, path: readonly string[]): FieldDefinition | undefined {
  if (path[0] === 'record') return pathInObject(record, path.slice(1), set)?.field
  if (isFixedName(path)) return undefined
  return item && pathInObject(item, path, set)?.field
}

/** The children that a path of `{{#each}}` leads to: over lookups to an object, and there the name of a way back. */
export function childrenAt({ record, item, set }: TemplateScope, path: string): ChildList | undefined {
  const names = path.split('.')
  const from = names[0] === 'record' ? 'record' : 'item'
  const start = from === 'record' ? record : item
  const via = names.slice(from === 'record' ? 1 : 0, -1)
  const owner = start && objectAt(start, via, set)
  const back = owner && waysBack(owner, set).find(({ name }) => name === names.at(-1))
  return back && { from, via, object: back.object, lookup: back.lookup }
}

function objectAt(object: ObjectDefinition, via: readonly string[], set: DefinitionSet): ObjectDefinition | undefined {
  if (via.length === 0) return object
  const end = pathInObject(object, via, set)
  const link = end && fieldTypeOf(end.field).link?.(end.field)
  return link?.to === 'object' ? set.get('object', link.object) : undefined
}

/** The names under which an object knows the records that point at it. */
export function waysBack(target: ObjectDefinition, set: DefinitionSet): readonly WayBack[] {
  return set.all('object').flatMap((object) =>
    object.fields.flatMap((lookup) => {
      const link = fieldTypeOf(lookup).link?.(lookup)
      return link?.to === 'object' && link.object === target.name && link.inverse ? [{ ...link.inverse, object, lookup }] : []
    }),
  )
}

interface WayBack {
  readonly name: string
  readonly label: Label
  readonly object: ObjectDefinition
  readonly lookup: FieldDefinition
}
