import type { LayoutDefinition, LayoutItem, LayoutSection, LayoutTab } from '../../../../schemas/layouts/layout.ts'

/** A part of a layout with all that it stands in. */
export type LayoutPart =
  | { readonly type: 'tab'; readonly tab: LayoutTab }
  | { readonly type: 'section'; readonly tab: LayoutTab; readonly section: LayoutSection }
  | { readonly type: 'item'; readonly tab: LayoutTab; readonly section: LayoutSection; readonly item: LayoutItem }

/** The part with this id, whatever it is. */
export function partOf(layout: LayoutDefinition, id: string | null): LayoutPart | undefined {
  for (const tab of layout.tabs) {
    if (tab.id === id) return { type: 'tab', tab }
    for (const section of tab.sections) {
      if (section.id === id) return { type: 'section', tab, section }
      const item = section.items.find((each) => each.id === id)
      if (item) return { type: 'item', tab, section, item }
    }
  }
  return undefined
}

export const idOf = (part: LayoutPart): string => (part.type === 'item' ? part.item.id : part.type === 'section' ? part.section.id : part.tab.id)

/** All sections in the order in which they are read. */
export const sectionsOf = ({ tabs }: LayoutDefinition): readonly LayoutSection[] => tabs.flatMap(({ sections }) => sections)

/** All items in the order in which they are read. */
export const itemsOf = (layout: LayoutDefinition): readonly LayoutItem[] => sectionsOf(layout).flatMap(({ items }) => items)

/** The layout with each tab changed; the very same one when none changes. */
export function mapTabs(layout: LayoutDefinition, change: (tab: LayoutTab) => LayoutTab): LayoutDefinition {
  const tabs = mapped(layout.tabs, change)
  return tabs === layout.tabs ? layout : { ...layout, tabs }
}

/** The layout with each section changed; the very same one when none changes. */
export const mapSections = (layout: LayoutDefinition, change: (section: LayoutSection) => LayoutSection): LayoutDefinition =>
  mapTabs(layout, (tab) => {
    const sections = mapped(tab.sections, change)
    return sections === tab.sections ? tab : { ...tab, sections }
  })

/** The layout with each item changed; the very same one when none changes. */
export const mapItems = (layout: LayoutDefinition, change: (item: LayoutItem) => LayoutItem): LayoutDefinition =>
  mapSections(layout, (section) => {
    const items = mapped(section.items, change)
    return items === section.items ? section : { ...section, items }
  })

function mapped<Part>(parts: Part[], change: (part: Part) => Part): Part[] {
  const after = parts.map(change)
  return after.every((part, at) => part === parts[at]) ? parts : after
}

/** The parts without the one of this id; the very same list when it is not among them. */
export const without = <Part extends { readonly id: string }>(parts: Part[], id: string): Part[] => (parts.some((part) => part.id === id) ? parts.filter((part) => part.id !== id) : parts)
