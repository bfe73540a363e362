import { Type } from 'typebox'
import { ApiName } from '../../definition.ts'
import { LabelSchema } from '../../label-schema.ts'
import { defineTriggerType } from '../trigger-type.ts'
import { objectMention, Overlap, When, whenExpression } from './settings.ts'

/** Starts when somebody presses a button on a record. */
export const button = defineTriggerType({
  name: 'button',
  settings: Type.Object(
    {
      object: ApiName,
      label: LabelSchema,
      /** Which records show the button. */
      when: When,
      /** Who has the button; everybody who may read the record where no role is named. */
      roles: Type.Optional(Type.Array(ApiName, { maxItems: 100, uniqueItems: true })),
      overlap: Overlap,
    },
    { additionalProperties: false },
  ),
  object: ({ object }) => object,
  expressions: whenExpression,
  mentions: ({ object, roles = [] }) => [
    ...objectMention(object),
    ...roles.map((role, index) => ({ path: `/roles/${index}`, kind: 'role', name: role, whole: `/roles/${index}` })),
  ],
})
