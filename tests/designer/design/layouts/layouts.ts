import type { LayoutDefinition, LayoutItem, LayoutSection, LayoutTab } from '../../../../schemas/layouts/layout.ts'

/** Small layouts; ids say what they are of. */
export const item = (id: string, more: Partial<LayoutItem> = {}): LayoutItem => ({ id, field: id, ...more })

export const section = (id: string, items: LayoutItem[] = [], more: Partial<LayoutSection> = {}): LayoutSection => ({ id, label: id, items, ...more })

export const tab = (id: string, sections: LayoutSection[] = []): LayoutTab => ({ id, label: id, sections })

export const layout = (tabs: LayoutTab[], more: Partial<LayoutDefinition> = {}): LayoutDefinition => ({
  kind: 'layout', format: 1, id: 'lay_000000000000', name: 'deal_page', label: 'Deal', object: 'deal', for: 'page', tabs, ...more,
})

/** What stands where, readable at a glance: `details: basics(name amount)`. */
export const outlineOf = ({ tabs }: LayoutDefinition): string =>
  tabs.map(({ id, sections }) => `${id}: ${sections.map((each) => `${each.id}(${each.items.map((one) => one.id).join(' ')})`).join(' ')}`).join('; ')
