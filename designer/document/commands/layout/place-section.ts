import type { LayoutDefinition, LayoutSection } from '../../../../schemas/layouts/layout.ts'
import { mapTabs, partOf, without } from './layout-parts.ts'

/** A place in a tab, counted without the section that is put there. */
export interface SectionPlace {
  /** Id of the tab. */
  readonly tab: string
  readonly at: number
}

export const addSection = (layout: LayoutDefinition, section: LayoutSection, { tab: id, at }: SectionPlace): LayoutDefinition =>
  mapTabs(layout, (tab) => (tab.id === id ? { ...tab, sections: tab.sections.toSpliced(at, 0, section) } : tab))

/** Puts a section elsewhere, in its own tab or another. */
export function moveSection(layout: LayoutDefinition, id: string, place: SectionPlace): LayoutDefinition {
  const part = partOf(layout, id)
  if (part?.type !== 'section' || partOf(layout, place.tab)?.type !== 'tab') return layout
  const from = part.tab.sections.indexOf(part.section)
  const stays = part.tab.id === place.tab && from === Math.max(0, Math.min(place.at, part.tab.sections.length - 1))
  return stays ? layout : addSection(removeSection(layout, id), part.section, place)
}

/** Removes a section with all that stands in it. */
export const removeSection = (layout: LayoutDefinition, id: string): LayoutDefinition =>
  mapTabs(layout, (tab) => {
    const sections = without(tab.sections, id)
    return sections === tab.sections ? tab : { ...tab, sections }
  })

/** The place one step before or after the section, over tabs too; undefined at the ends of the layout. */
export function nextSectionPlace(layout: LayoutDefinition, id: string, step: -1 | 1): SectionPlace | undefined {
  const part = partOf(layout, id)
  if (part?.type !== 'section') return undefined
  const at = part.tab.sections.indexOf(part.section) + step
  if (at >= 0 && at < part.tab.sections.length) return { tab: part.tab.id, at }
  const next = layout.tabs[layout.tabs.indexOf(part.tab) + step]
  return next && { tab: next.id, at: step === 1 ? 0 : next.sections.length }
}
