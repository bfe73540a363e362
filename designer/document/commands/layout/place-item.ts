import type { LayoutDefinition, LayoutItem } from '../../../../schemas/layouts/layout.ts'
import { mapSections, partOf, sectionsOf, without } from './layout-parts.ts'

/** A place in a section, counted without the item that is put there. */
export interface ItemPlace {
  /** Id of the section. */
  readonly section: string
  readonly at: number
}

/** Puts new items into a section, one after the other. A section that is gone meanwhile changes nothing. */
export const addItems = (layout: LayoutDefinition, items: readonly LayoutItem[], { section: id, at }: ItemPlace): LayoutDefinition =>
  mapSections(layout, (section) => (section.id === id ? { ...section, items: section.items.toSpliced(at, 0, ...items) } : section))

/** Puts an item elsewhere, in its own section or another. */
export function moveItem(layout: LayoutDefinition, id: string, place: ItemPlace): LayoutDefinition {
  const part = partOf(layout, id)
  const target = partOf(layout, place.section)
  if (part?.type !== 'item' || target?.type !== 'section') return layout
  const from = part.section.items.indexOf(part.item)
  const stays = part.section.id === place.section && from === Math.max(0, Math.min(place.at, part.section.items.length - 1))
  return stays ? layout : addItems(removeItem(layout, id), [part.item], place)
}

export const removeItem = (layout: LayoutDefinition, id: string): LayoutDefinition =>
  mapSections(layout, (section) => {
    const items = without(section.items, id)
    return items === section.items ? section : { ...section, items }
  })

/**
 * The place one step before or after the item, as it is read: within its section, then at the near end of the next
 * one, over tabs too; undefined at the ends of the layout.
 */
export function nextPlace(layout: LayoutDefinition, id: string, step: -1 | 1): ItemPlace | undefined {
  const part = partOf(layout, id)
  if (part?.type !== 'item') return undefined
  const at = part.section.items.indexOf(part.item) + step
  if (at >= 0 && at < part.section.items.length) return { section: part.section.id, at }
  return nextSection(layout, id, step)
}

/** The near end of the section before or behind the one that the item stands in. */
export function nextSection(layout: LayoutDefinition, id: string, step: -1 | 1): ItemPlace | undefined {
  const part = partOf(layout, id)
  const sections = sectionsOf(layout)
  const next = part?.type === 'item' ? sections[sections.indexOf(part.section) + step] : undefined
  return next && { section: next.id, at: step === 1 ? 0 : next.items.length }
}
