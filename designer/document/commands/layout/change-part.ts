import type { LayoutDefinition } from '../../../../schemas/layouts/layout.ts'
import { changeSettings, type SettingChanges } from '../change-settings.ts'
import { mapItems, mapSections, mapTabs, partOf } from './layout-parts.ts'

/** Changes settings of a tab, a section or an item: its label, span, conditions …; `undefined` takes a setting away. */
export function changePart(layout: LayoutDefinition, id: string, changes: SettingChanges): LayoutDefinition {
  const part = partOf(layout, id)
  const change = <Part extends { readonly id: string }>(each: Part): Part => (each.id === id ? changeSettings(each, changes) : each)
  if (part?.type === 'tab') return mapTabs(layout, change)
  if (part?.type === 'section') return mapSections(layout, change)
  return part ? mapItems(layout, change) : layout
}

/** How wide an item is; one column is what items take that say nothing. */
export const setSpan = (layout: LayoutDefinition, id: string, span: number): LayoutDefinition => changePart(layout, id, { span: span === 1 ? undefined : span })

/** Into how many columns a section is divided. Items that were wider than it now is become as wide as it is. */
export function setColumns(layout: LayoutDefinition, id: string, columns: number): LayoutDefinition {
  const part = partOf(layout, id)
  if (part?.type !== 'section') return layout
  const divided = changePart(layout, id, { columns: columns === 2 ? undefined : columns })
  return part.section.items.filter(({ span = 1 }) => span > columns).reduce((all, item) => setSpan(all, item.id, columns), divided)
}
