import { Type } from 'typebox'
import { ApiName } from '../../definition.ts'
import { fieldMentions } from '../records/field-values.ts'
import { defineTriggerType } from '../trigger-type.ts'
import { objectMention, Overlap, When, whenExpression } from './settings.ts'

/** Starts so long before or after the moment that a record's field names. */
export const date = defineTriggerType({
  name: 'date',
  unattended: true,
  settings: Type.Object(
    {
      object: ApiName,
      field: ApiName,
      /** Days after the day of the field; before it where negative. */
      days: Type.Optional(Type.Integer({ minimum: -3650, maximum: 3650 })),
      /** Hours after the moment of the field; before it where negative. */
      hours: Type.Optional(Type.Integer({ minimum: -8760, maximum: 8760 })),
      /** The time of that day, in the zone of the workspace. */
      at: Type.Optional(Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })),
      when: When,
      overlap: Overlap,
    },
    { additionalProperties: false },
  ),
  object: ({ object }) => object,
  hears: () => ['create', 'update', 'delete', 'restore'],
  date: ({ field }) => field,
  expressions: whenExpression,
  mentions: ({ object, field }) => [...objectMention(object), ...fieldMentions([field], object, '').map((mention) => ({ ...mention, path: '/field', whole: '' }))],
})
