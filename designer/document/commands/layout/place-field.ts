import type { LayoutDefinition, LayoutItem } from '../../../../schemas/layouts/layout.ts'
import { itemsOf, sectionsOf } from './layout-parts.ts'
import { addItems } from './place-item.ts'

/** Puts a field at the end of the first section with fields; the very same layout when it has it already, or has no section. */
export function placeField(layout: LayoutDefinition, item: LayoutItem): LayoutDefinition {
  if (itemsOf(layout).some(({ field }) => field === item.field)) return layout
  const sections = sectionsOf(layout)
  const section = sections.find(({ items }) => items.some(({ field }) => field !== undefined)) ?? sections[0]
  return section ? addItems(layout, [item], { section: section.id, at: section.items.length }) : layout
}
