import { Type } from 'typebox'
import { ApiName } from '../../definition.ts'
import { fieldMentions } from '../records/field-values.ts'
import { defineTriggerType } from '../trigger-type.ts'
import { batchNames } from './batch-names.ts'
import { objectMention, Overlap, When, whenExpression } from './settings.ts'

/** Starts when a record is created, changed or deleted. */
export const record = defineTriggerType({
  name: 'record',
  settings: Type.Object(
    {
      object: ApiName,
      on: Type.Array(Type.Enum(['create', 'update', 'delete']), { minItems: 1, uniqueItems: true }),
      when: When,
      overlap: Overlap,
      /** Of records that are written many at once: each starts a run, all together start one when the last is written, or none does. */
      bulk: Type.Optional(Type.Enum(['run', 'once', 'ignore'], { default: 'run' })),
      /** Of runs beside one another (`overlap: parallel`): whether the next begins once those before have come to their first wait, or at once. */
      order: Type.Optional(Type.Enum(['serial', 'parallel'], { default: 'serial' })),
      /** How often it may start again for a record by what it has itself brought about there. */
      reentry: Type.Optional(Type.Integer({ minimum: 0, maximum: 9, default: 0 })),
      /** A change of one of these fields ends a run that is under way and starts another. */
      restartOn: Type.Optional(Type.Array(ApiName, { maxItems: 50, uniqueItems: true })),
    },
    { additionalProperties: false },
  ),
  // What is started once for many is about none of them, and a single change is a batch of one.
  object: ({ object, bulk }) => (bulk === 'once' ? undefined : object),
  looksAt: ({ object }) => object,
  gives: ({ bulk }) => (bulk === 'once' ? batchNames : {}),
  onSave: true,
  // Who wants to know of changes of some fields hears of all updates.
  hears: ({ on, restartOn = [] }) => (restartOn.length > 0 ? [...new Set([...on, 'update' as const])] : on),
  expressions: whenExpression,
  check: ({ bulk, restartOn = [] }) => (bulk === 'once' && restartOn.length > 0 ? [{ code: 'flow.restart-without-record', path: '/restartOn' }] : []),
  mentions: ({ object, restartOn = [] }) => [...objectMention(object), ...fieldMentions(restartOn, object, '/restartOn')],
})
