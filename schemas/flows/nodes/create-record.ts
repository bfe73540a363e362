import { Type } from 'typebox'
import { ApiName } from '../../definition.ts'
import { defineNodeType } from '../node-type.ts'
import { FieldValues, fieldValueExpressions, fieldValuesIn, setMentions, valuesOfFields } from '../records/field-values.ts'

/** Creates a record. */
export const createRecord = defineNodeType({
  name: 'create_record',
  family: 'records',
  icon: 'create',
  summary: ({ object, set }) => [{ kind: 'named', of: 'object', name: object }, { kind: 'fields', fields: Object.keys(set), object }],
  inspector: [{ key: 'object', editor: 'object' }, { key: 'set', editor: 'values' }],
  fresh: ({ object = 'object' }) => ({ object, set: {} }),
  settings: Type.Object({ object: ApiName, set: FieldValues }, { additionalProperties: false }),
  entered: true,
  ports: () => [{ key: 'out' }, { key: 'failed', optional: true }],
  expressions: ({ set }) => fieldValueExpressions(set, '/set'),
  mentions: ({ object, set }) => [{ path: '/object', kind: 'object', name: object, whole: '' }, ...setMentions(set, object, '/set')],
  ofFields: ({ object, set }) => valuesOfFields(set, object, '/set'),
  creates: ({ object }) => object,
  gives: ({ object }) => ({ record: { type: 'record', object } }),
  does: {
    kind: 'act',
    effect: ({ object, set }, run) => ({ kind: 'record', op: 'create', request: { object, values: fieldValuesIn(set, run, '/set') } }),
    result: (_, created) => ({ record: typeof created === 'string' ? created : null }),
  },
})
