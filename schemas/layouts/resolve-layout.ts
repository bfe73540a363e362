import type { DefinitionSet } from '../definition-set.ts'
import type { Label } from '../label.ts'
import { inverseOf } from '../objects/inverses.ts'
import type { ObjectDefinition } from '../objects/object.ts'
import { objectScope } from '../objects/rule-scope.ts'
import { checkRule, isRefused } from '../rules/check.ts'
import type { StoredCondition } from '../rules/stored-condition.ts'
import { withoutUnreadable } from '../rules/unreadable.ts'
import type { RuleTree } from '../rules/tree.ts'
import type { LayoutDefinition, LayoutItem, LayoutSection, LayoutTab } from './layout.ts'
import type { ResolvedField, ResolvedItem, ResolvedLayout, ResolvedSection, ResolvedTab } from './resolved-layout.ts'

/** Who looks at a layout: where its names lead, and which of them the person may know. */
export interface LayoutReader {
  readonly object: ObjectDefinition
  readonly set: DefinitionSet
  /** Names of the person's roles. */
  readonly roles: readonly string[]
  /** Whether the person may read or set the object's own field of this name. */
  knows(field: string): boolean
  /** Whether the person may read what a path from a record of the object leads to. */
  reads(object: string, path: readonly string[]): boolean
}

/** Somebody who may see everything: for editors of layouts. */
export const layoutDesigner = (object: ObjectDefinition, set: DefinitionSet): LayoutReader => ({ object, set, roles: set.all('role').map(({ name }) => name), knows: () => true, reads: () => true })

/**
 * A layout as one person gets it. Fields and related lists that the person may not know are left out, and so are
 * sections and tabs that have nothing left; to conditions a value that the person may not read is blank. Of a layout
 * with faults, what cannot be understood is left out.
 */
export function resolveLayout(layout: LayoutDefinition, reader: LayoutReader): ResolvedLayout {
  const { id, name, label, object, path, roles = [], recordTypes = [], priority = 0 } = layout
  const header = { id, name, label, object, for: layout.for, roles: roles.filter((role) => reader.roles.includes(role)), recordTypes, priority }
  const tabs = layout.tabs.map((tab) => resolvedTab(tab, reader)).filter(({ sections }) => sections.length > 0)
  return { ...header, ...(path && reader.reads(object, [path]) ? { path } : {}), tabs }
}

const resolvedTab = ({ id, label, visible, sections }: LayoutTab, reader: LayoutReader): ResolvedTab => ({
  id,
  label,
  ...given('visible', visible, reader),
  sections: sections.map((section) => resolvedSection(section, reader)).filter(({ items }) => items.length > 0),
})

const resolvedSection = ({ id, label, columns = 2, visible, items }: LayoutSection, reader: LayoutReader): ResolvedSection => ({
  id,
  label,
  columns,
  ...given('visible', visible, reader),
  items: items.flatMap((item) => resolvedItem(item, { reader, columns }) ?? []),
})

interface Within {
  readonly reader: LayoutReader
  /** How many columns the section has. */
  readonly columns: number
}

function resolvedItem(item: LayoutItem, { reader, columns }: Within): ResolvedItem | undefined {
  const { id, span = 1, visible, field, heading, text, related } = item
  const place = { id, ...given('visible', visible, reader) }
  const taken = Math.min(span, columns)
  if (field !== undefined) return reader.knows(field) ? { ...place, ...fieldSettings(item, reader), span: taken, kind: 'field', field } : undefined
  if (heading !== undefined) return { ...place, kind: 'heading', span: columns, text: heading }
  if (text !== undefined) return { ...place, kind: 'text', span: taken, text }
  return related === undefined ? undefined : resolvedRelated({ ...item, related }, { reader, columns })
}

const fieldSettings = (item: LayoutItem, reader: LayoutReader): Omit<ResolvedField, 'id' | 'span' | 'kind' | 'field'> => ({
  ...said('label', item.label),
  ...said('help', item.help),
  whenHidden: item.whenHidden ?? 'keep',
  ...given('required', item.required, reader),
  ...given('readOnly', item.readOnly, reader),
  ...(item.options ? { options: item.options.map(({ when, values }) => ({ values, ...given('when', when, reader) })) } : {}),
})

function resolvedRelated(item: LayoutItem & { readonly related: string }, { reader, columns }: Within): ResolvedItem | undefined {
  const { id, related, visible } = item
  const inverse = inverseOf(reader.object.name, related, reader.set)
  if (!inverse || !reader.reads(inverse.object.name, [inverse.field.name])) return undefined
  const { object, field, label } = inverse
  const shown = item.columns ?? [object.title]
  return {
    id,
    kind: 'related',
    related,
    label,
    object: object.name,
    field: field.name,
    columns: shown.filter((path) => reader.reads(object.name, path.split('.'))),
    span: columns,
    ...given('visible', visible, reader),
  }
}

const said = <Key extends string>(key: Key, label: Label | null | undefined): { readonly [Each in Key]?: Label } =>
  // A record of the one key that it names.
  (label ? { [key]: label } : {}) as { readonly [Each in Key]?: Label }

/** A condition under its key, where there is one that can be understood. */
function given<Key extends string>(key: Key, condition: StoredCondition | null | undefined, { object, set, reads }: LayoutReader): { readonly [Each in Key]?: RuleTree } {
  if (condition === null || condition === undefined) return {}
  const checked = checkRule(condition, objectScope(object, set), { type: 'boolean' })
  if (isRefused(checked)) return {}
  // A record of the one key that it names.
  return { [key]: withoutUnreadable(checked.tree, (path) => reads(object.name, path)) } as { readonly [Each in Key]?: RuleTree }
}
