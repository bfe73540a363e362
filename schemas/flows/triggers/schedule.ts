import { Type } from 'typebox'
import { ApiName } from '../../definition.ts'
import { readCron } from '../schedule/cron.ts'
import { defineTriggerType } from '../trigger-type.ts'
import { objectMention, When, whenExpression } from './settings.ts'

/** Starts at set times, in the zone of the workspace: once, or once for each record that fits. */
export const schedule = defineTriggerType({
  name: 'schedule',
  unattended: true,
  settings: Type.Object(
    {
      /** Five fields: minute, hour, day, month, weekday. */
      cron: Type.String({ minLength: 9, maxLength: 100 }),
      object: Type.Optional(ApiName),
      when: When,
      /** Times at which nothing was running: left out, made up for once, or each of them, the newest hundred at most. */
      missed: Type.Optional(Type.Enum(['skip', 'once', 'each'], { default: 'once' })),
    },
    { additionalProperties: false },
  ),
  object: ({ object }) => object,
  expressions: whenExpression,
  mentions: ({ object }) => objectMention(object),
  check: ({ cron }) => (readCron(cron) ? [] : [{ code: 'flow.unreadable-schedule', path: '/cron', params: { cron } }]),
})
