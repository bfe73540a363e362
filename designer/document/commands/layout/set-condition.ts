import type { LayoutDefinition, LayoutItem, WhenHidden } from '../../../../schemas/layouts/layout.ts'
import type { StoredCondition } from '../../../../schemas/rules/stored-condition.ts'
import { changePart } from './change-part.ts'
import { partOf } from './layout-parts.ts'

/** What a condition of a layout decides. */
export type Conditioned = 'visible' | 'required' | 'readOnly'

/** Sets when a part is shown, asked or locked; null: always shown, never asked, never locked. */
export function setCondition(layout: LayoutDefinition, id: string, { of, rule }: { of: Conditioned; rule: StoredCondition | null }): LayoutDefinition {
  const conditioned = changePart(layout, id, { [of]: rule ?? undefined })
  // What becomes of a hidden value says nothing of a field that is always seen.
  return of === 'visible' && rule === null && partOf(layout, id)?.type === 'item' ? changePart(conditioned, id, { whenHidden: undefined }) : conditioned
}

/** What becomes of the value of a field that its condition hides. */
export const setWhenHidden = (layout: LayoutDefinition, id: string, whenHidden: WhenHidden): LayoutDefinition =>
  changePart(layout, id, { whenHidden: whenHidden === 'keep' ? undefined : whenHidden })

type Limits = NonNullable<LayoutItem['options']>

/** Sets which options a field offers under which conditions; without any it offers all. */
export const setOptionLimits = (layout: LayoutDefinition, id: string, limits: Limits): LayoutDefinition => changePart(layout, id, { options: limits.length > 0 ? limits : undefined })
