import type { LayoutDefinition, LayoutItem, LayoutSection } from '../../../schemas/layouts/layout.ts'
import { field, idOf, object } from '../objects/definitions.ts'

const option = (value: string) => ({ id: idOf('opt', value), value, label: value })

export const account = object('account', [field('industry')])

export const deal = object('deal', [
  field('amount', 'currency'),
  field('discount', 'percent'),
  field('reason'),
  field('account', 'lookup', { object: 'account', inverse: { name: 'deals', label: 'Deals' } }),
  field('stage', 'picklist', { options: ['new', 'won', 'lost'].map(option) }),
])

let made = 0

/** An item of a layout with an id of its own. */
export const item = (settings: Omit<LayoutItem, 'id'>): LayoutItem => ({ id: `itm_${String((made += 1)).padStart(12, '0')}`, ...settings })

/** A layout of one tab with one section that holds the items. */
export const layout = (items: readonly LayoutItem[], settings: Partial<LayoutDefinition> = {}, section: Partial<LayoutSection> = {}): LayoutDefinition => ({
  kind: 'layout',
  format: 1,
  id: idOf('lay', settings.name ?? 'deal_main'),
  name: 'deal_main',
  label: 'Deal',
  object: 'deal',
  for: 'form',
  tabs: [{ id: idOf('tab', 'one'), label: 'Details', sections: [{ id: idOf('sec', 'one'), label: 'Basics', items: [...items], ...section }] }],
  ...settings,
})
