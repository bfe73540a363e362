import { useTranslation } from 'react-i18next'
import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import type { LayoutDefinition, LayoutItem } from '../../../schemas/layouts/layout.ts'
import { inverseOf } from '../../../schemas/objects/inverses.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { allFieldsOf } from '../../../schemas/objects/system-fields.ts'
import { type LayoutPart, partOf } from '../../document/commands/layout/layout-parts.ts'
import { useLabelText } from '../draft/label-text.ts'
import { partAt } from './part-at.ts'

/** The field that an item shows, if there is one. */
export const fieldShown = (object: ObjectDefinition | undefined, { field }: LayoutItem) =>
  object && field !== undefined ? allFieldsOf(object).find(({ name }) => name === field) : undefined

/** What the parts of a layout are called to the people who build it. */
export function usePartNames(object: ObjectDefinition | undefined, set: DefinitionSet) {
  const { t } = useTranslation('design-layouts')
  const labelText = useLabelText()
  const ofItem = (item: LayoutItem): string => {
    const words = item.label ?? item.heading ?? item.text ?? fieldShown(object, item)?.label
    if (words) return labelText(words)
    if (item.related !== undefined) return labelText((object && inverseOf(object.name, item.related, set)?.label) ?? item.related)
    return item.field ?? t('item.unclear')
  }
  const ofPart = (part: LayoutPart): string => (part.type === 'item' ? ofItem(part.item) : labelText(part.type === 'section' ? part.section.label : part.tab.label))
  return {
    ofItem,
    ofPart,
    /** What a pointer leads to: a part, or a setting of the layout itself. */
    ofPointer: (layout: LayoutDefinition, pointer: string): string => {
      const part = partOf(layout, partAt(layout, pointer) ?? null)
      return part ? ofPart(part) : labelText(layout.label)
    },
  }
}

export type PartNames = ReturnType<typeof usePartNames>
