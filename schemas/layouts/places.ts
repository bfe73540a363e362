import type { LayoutDefinition, LayoutItem, LayoutSection, LayoutTab } from './layout.ts'

/** A part of a layout and the JSON pointer to it. */
export interface Place<Part> {
  readonly part: Part
  readonly at: string
}

export const tabPlaces = ({ tabs }: LayoutDefinition): readonly Place<LayoutTab>[] => tabs.map((part, index) => ({ part, at: `/tabs/${index}` }))

export const sectionPlaces = (layout: LayoutDefinition): readonly Place<LayoutSection>[] =>
  tabPlaces(layout).flatMap(({ part, at }) => part.sections.map((section, index) => ({ part: section, at: `${at}/sections/${index}` })))

export const itemPlaces = (layout: LayoutDefinition): readonly Place<LayoutItem>[] =>
  sectionPlaces(layout).flatMap(({ part, at }) => part.items.map((item, index) => ({ part: item, at: `${at}/items/${index}` })))

/** The keys of which an item has exactly one: it says what the item shows. */
export const itemKinds = ['field', 'heading', 'text', 'related'] as const

export type ItemKind = (typeof itemKinds)[number]

/** What an item shows; undefined where it says none or several. */
export function kindOfItem(item: LayoutItem): ItemKind | undefined {
  const [kind, ...others] = itemKinds.filter((each) => item[each] !== undefined)
  return others.length === 0 ? kind : undefined
}

/** An item that shows a field. */
export type FieldItem = LayoutItem & { readonly field: string }

export const isFieldItem = (item: LayoutItem): item is FieldItem => kindOfItem(item) === 'field'
