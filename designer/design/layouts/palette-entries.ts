import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { Label } from '../../../schemas/label.ts'
import type { LayoutDefinition, LayoutItem } from '../../../schemas/layouts/layout.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { allFieldsOf } from '../../../schemas/objects/system-fields.ts'
import { itemsOf } from '../../document/commands/layout/layout-parts.ts'
import { newFieldItem, newItem, relatedTo, words } from './new-layout.ts'

/** Something that can be put on a layout. */
export interface PaletteEntry {
  /** Tells entries apart: `field:amount`. */
  readonly id: string
  readonly label: Label
  readonly field?: FieldDefinition
  readonly kind: 'field' | 'related' | 'heading' | 'text'
  /** The item that shows it already; undefined where it may be added. */
  readonly placed: LayoutItem | undefined
  make(): LayoutItem
}

/** Everything for the palette of a layout. Fields and related lists stand on a layout once, headings and texts as often as one likes. */
export function paletteEntries(layout: LayoutDefinition, object: ObjectDefinition, set: DefinitionSet): readonly PaletteEntry[] {
  const items = itemsOf(layout)
  const fields = allFieldsOf(object).map(
    (field): PaletteEntry => ({
      id: `field:${field.name}`,
      kind: 'field',
      label: field.label,
      field,
      placed: items.find((item) => item.field === field.name),
      make: () => newFieldItem(field),
    }),
  )
  const related = relatedTo(object, set).map(
    ({ name, label }): PaletteEntry => ({
      id: `related:${name}`,
      kind: 'related',
      label,
      placed: items.find((item) => item.related === name),
      make: () => newItem({ related: name, span: 2 }),
    }),
  )
  return [...fields, ...(layout.for === 'page' ? related : []), ...decorations]
}

const decorations: readonly PaletteEntry[] = (['heading', 'text'] as const).map((kind) => ({
  id: kind,
  kind,
  label: kind === 'heading' ? words.heading : words.textName,
  placed: undefined,
  make: () => newItem(kind === 'heading' ? { heading: words.heading, span: 2 } : { text: words.text, span: 2 }),
}))
