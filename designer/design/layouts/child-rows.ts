import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import { newId } from '../../../schemas/ids.ts'
import type { LayoutDefinition } from '../../../schemas/layouts/layout.ts'
import { apiNameOf } from '../../../schemas/objects/api-name.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { ownershipOf } from '../../../schemas/objects/ownership-issues.ts'
import { itemsOf } from '../../document/commands/layout/layout-parts.ts'
import { startingRows } from '../fields/child-rows.ts'
import { takenInverses } from '../fields/inverse.ts'
import { newItem, newSection, newTab, words } from './new-layout.ts'

/** The field of a parent that shows the records of a child as rows of its form. */
export const rowsFieldOf = (parent: ObjectDefinition, child: string): FieldDefinition | undefined => parent.fields.find((field) => fieldTypeOf(field).rows?.(field)?.object === child)

/** Objects whose records belong to those of a parent and are not yet rows of its form. */
export const childrenWithoutRows = (parent: ObjectDefinition, set: DefinitionSet): readonly ObjectDefinition[] =>
  set.all('object').filter((child) => ownershipOf(child)?.parent === parent.name && !rowsFieldOf(parent, child.name))

/** A new field of a parent that shows the records of a child as rows, called as many of them are. */
export function newRowsField(parent: ObjectDefinition, child: ObjectDefinition, set: DefinitionSet): FieldDefinition {
  const { plural } = child
  const taken = takenInverses(parent.name, '', set)
  const name = apiNameOf(typeof plural === 'string' ? plural : (plural.en ?? child.name), (each) => taken.has(each))
  return { id: newId('field'), name, type: 'sub_table', label: plural, ...startingRows(child) }
}

/** A page with one more related list, on the tab that has such lists; the very same page when it has the list already. */
export function withRelatedList(page: LayoutDefinition, related: string): LayoutDefinition {
  if (itemsOf(page).some((item) => item.related === related)) return page
  const item = newItem({ related, span: 2 })
  const place = page.tabs.findLastIndex(({ sections }) => sections.some(({ items }) => items.some((each) => each.related !== undefined)))
  if (place === -1) return { ...page, tabs: [...page.tabs, newTab(words.related, [newSection(words.related, [item])])] }
  return { ...page, tabs: page.tabs.map((tab, at) => (at === place ? { ...tab, sections: tab.sections.map((section, index) => (index === tab.sections.length - 1 ? { ...section, items: [...section.items, item] } : section)) } : tab)) }
}
