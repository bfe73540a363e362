import { Type } from 'typebox'
import { ApiName } from '../../definition.ts'
import { defineTriggerType } from '../trigger-type.ts'

/** Starts when another system sends something. */
export const webhook = defineTriggerType({
  name: 'webhook',
  unattended: true,
  settings: Type.Object(
    {
      /** Variables that get a value of the JSON body, each by a pointer into it. */
      values: Type.Array(Type.Object({ variable: ApiName, path: Type.String({ pattern: '^(/[^/]*)+$', maxLength: 500 }) }, { additionalProperties: false }), { maxItems: 100 }),
    },
    { additionalProperties: false },
  ),
  sets: ({ values }) => values.map(({ variable }) => variable),
})
