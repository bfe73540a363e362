import type { LayoutDefinition, LayoutTab } from '../../../../schemas/layouts/layout.ts'
import { movePart } from '../move-part.ts'
import { without } from './layout-parts.ts'

/** Adds a tab behind all others. */
export const addTab = (layout: LayoutDefinition, tab: LayoutTab): LayoutDefinition => ({ ...layout, tabs: [...layout.tabs, tab] })

/** Moves a tab to a place among the others, counted without it. */
export function moveTab(layout: LayoutDefinition, id: string, to: number): LayoutDefinition {
  const tabs = movePart(layout.tabs, id, to)
  return tabs === layout.tabs ? layout : { ...layout, tabs: [...tabs] }
}

/** Removes a tab with all that stands in it; the last one stays, for a layout without tabs shows nothing. */
export function removeTab(layout: LayoutDefinition, id: string): LayoutDefinition {
  const tabs = without(layout.tabs, id)
  return tabs === layout.tabs || tabs.length === 0 ? layout : { ...layout, tabs }
}
