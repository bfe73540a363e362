import { Type } from 'typebox'
import { ApiName } from '../../definition.ts'
import { defineTriggerType } from '../trigger-type.ts'
import { objectMention } from './settings.ts'

/** Starts when another flow calls it. */
export const called = defineTriggerType({
  name: 'flow',
  settings: Type.Object({ object: Type.Optional(ApiName) }, { additionalProperties: false }),
  object: ({ object }) => object,
  mentions: ({ object }) => objectMention(object),
})
