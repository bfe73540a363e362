import { Type } from 'typebox'
import { defineNodeType } from '../node-type.ts'
import { FieldValues, fieldValueExpressions, fieldValuesIn, setMentions, valuesOfFields } from '../records/field-values.ts'

/** Changes the record that the flow is about, or another that an earlier node gave. */
export const updateRecord = defineNodeType({
  name: 'update_record',
  family: 'records',
  icon: 'update',
  summary: ({ record = 'record', set }) => [{ kind: 'fields', fields: Object.keys(set), record }],
  inspector: [{ key: 'record', editor: 'record' }, { key: 'set', editor: 'values' }],
  fresh: () => ({ set: {} }),
  settings: Type.Object(
    {
      /** `record`, or what a node gave: `nodes.find.first`. */
      record: Type.Optional(Type.String({ pattern: '^(record|nodes\\.[a-z][a-z0-9_]{0,47}\\.[a-z]{1,20})$', default: 'record' })),
      set: FieldValues,
    },
    { additionalProperties: false },
  ),
  entered: true,
  ports: () => [{ key: 'out' }, { key: 'failed', optional: true }],
  expressions: ({ record = 'record', set }) => [{ path: '/record', rule: { var: record } }, ...fieldValueExpressions(set, '/set')],
  mentions: ({ record = 'record', set }, objectOf) => setMentions(set, objectOf(record), '/set'),
  ofFields: ({ record = 'record', set }, objectOf) => valuesOfFields(set, objectOf(record), '/set'),
  check: ({ set }) => (Object.keys(set).length === 0 ? [{ code: 'flow.nothing-set', path: '/set' }] : []),
  does: {
    kind: 'act',
    effect: ({ record: name = 'record', set }, run) => {
      const record = run.value('/record')
      return { kind: 'record', op: 'update', request: { name, record: typeof record === 'string' ? record : null, values: fieldValuesIn(set, run, '/set') } }
    },
  },
})
