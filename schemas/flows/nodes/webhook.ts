import { Type } from 'typebox'
import { ApiName } from '../../definition.ts'
import type { Json } from '../../pointer.ts'
import { defineNodeType } from '../node-type.ts'
import { addressIssues } from '../outside/web-address.ts'
import { fieldMentions } from '../records/field-values.ts'
import { StoredValue } from '../stored-value.ts'

/**
 * Tells another system of the record: an event with chosen fields, signed by Standard Webhooks (standardwebhooks.com). Its body is
 * `{ type, timestamp, data: { object, id, values } }`: the event, the instant of the step, and the record by the API name of its
 * object, its id and the values of the chosen fields by name; object and id are null where the flow has no record.
 */
export const webhook = defineNodeType({
  name: 'webhook',
  family: 'outside',
  icon: 'webhook',
  summary: ({ event, url }) => [{ kind: 'formula', rule: event }, { kind: 'formula', rule: url }],
  inspector: [{ key: 'url', editor: 'value' }, { key: 'event', editor: 'value' }, { key: 'fields', editor: 'fields' }],
  fresh: ({ object = 'record' }) => ({ url: 'https://', event: `${object}.changed` }),
  settings: Type.Object(
    {
      url: StoredValue,
      /** What has happened, as the receiver knows it: `deal.approved`. */
      event: StoredValue,
      /** Fields of the flow's record that go along, by name. Its object and id always do. */
      fields: Type.Optional(Type.Array(ApiName, { maxItems: 100, uniqueItems: true })),
    },
    { additionalProperties: false },
  ),
  entered: true,
  calls: true,
  ports: () => [{ key: 'out' }, { key: 'failed', optional: true }],
  check: ({ url }) => addressIssues(url, '/url'),
  expressions: ({ url, event, fields = [] }) => [
    { path: '/url', rule: url, type: { type: 'text' } },
    { path: '/event', rule: event, type: { type: 'text' } },
    { path: '/record', rule: { var: 'record' } },
    ...fields.map((field, index) => ({ path: `/fields/${index}`, rule: { var: `record.${field}` } })),
  ],
  mentions: ({ fields = [] }, objectOf) => fieldMentions(fields, objectOf('record'), '/fields'),
  gives: () => ({ status: { type: 'integer' } }),
  does: {
    kind: 'act',
    effect: ({ fields = [] }, run) => {
      // What expressions give is JSON.
      const values = Object.fromEntries(fields.map((field, index) => [field, (run.value(`/fields/${index}`) ?? null) as Json]))
      const body = { type: String(run.value('/event') ?? ''), timestamp: run.now, data: { object: run.object ?? null, id: (run.value('/record') ?? null) as Json, values } }
      return { kind: 'outside', channel: 'http', request: { method: 'POST', signed: true, url: String(run.value('/url') ?? ''), headers: [], body: JSON.stringify(body) } }
    },
    result: (_, answer) => ({ status: typeof answer === 'object' && answer !== null && 'status' in answer && typeof answer.status === 'number' ? answer.status : null }),
  },
})
