import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { Label } from '../../../schemas/label.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { ResolvedLayout } from '../../../schemas/layouts/resolved-layout.ts'
import { isWide } from '../../controls/wide-fields.ts'

/** The id of the layout of an object for which nobody has made one. */
export const defaultLayoutId = 'default'

/** How an object without a layout shows: its fields in their order, in one section without a heading. */
export const defaultLayout = (object: ObjectDefinition, use: ResolvedLayout['for'], fields: readonly FieldDefinition[]): ResolvedLayout => ({
  id: defaultLayoutId,
  name: defaultLayoutId,
  label: object.label,
  object: object.name,
  for: use,
  roles: [],
  recordTypes: [],
  priority: 0,
  tabs: [
    {
      id: 'tab',
      label: details,
      sections: [{ id: 'section', label: '', columns: 2, items: fields.map((field) => ({ id: field.id, kind: 'field', field: field.name, span: isWide(field) ? 2 : 1, whenHidden: 'keep' })) }],
    },
  ],
})

const details: Label = { en: 'Details', vi: 'Chi tiết', 'zh-CN': '详情' }
