import type { LayoutDefinition } from '../../../schemas/layouts/layout.ts'
import { pointerStep } from '../../../schemas/issue.ts'
import { stepsOf } from '../../../schemas/pointer.ts'
import { partOf } from '../../document/commands/layout/layout-parts.ts'

/** The id of the innermost part that a pointer leads into; parts are named by their place (faults) or their id (conflicts). */
export function partAt(layout: LayoutDefinition, pointer: string): string | undefined {
  const steps = stepsOf(pointer)
  const named = steps.findLast((step) => partOf(layout, step))
  if (named !== undefined) return named
  const [, tabAt, , sectionAt, , itemAt] = steps
  const tab = steps[0] === 'tabs' ? layout.tabs[Number(tabAt)] : undefined
  const section = tab?.sections[Number(sectionAt)]
  const item = section?.items[Number(itemAt)]
  return (item ?? section ?? tab)?.id
}

/** The pointer to a part, by its place. */
export function pointerTo(layout: LayoutDefinition, id: string): string | undefined {
  const part = partOf(layout, id)
  if (!part) return undefined
  const tab = ['tabs', layout.tabs.indexOf(part.tab)]
  const section = part.type === 'tab' ? [] : ['sections', part.tab.sections.indexOf(part.section)]
  const item = part.type === 'item' ? ['items', part.section.items.indexOf(part.item)] : []
  return [...tab, ...section, ...item].map(pointerStep).join('')
}
