import { Type } from 'typebox'
import { ApiName } from '../../definition.ts'
import { defineNodeType } from '../node-type.ts'
import { StoredValue } from '../stored-value.ts'

/** Runs another flow about a record, and waits for its end. */
export const subFlow = defineNodeType({
  name: 'sub_flow',
  family: 'control',
  icon: 'flow',
  summary: ({ flow }) => [{ kind: 'named', of: 'flow', name: flow }],
  inspector: [{ key: 'flow', editor: 'flow' }, { key: 'record', editor: 'value' }],
  fresh: ({ flow = 'flow' }) => ({ flow, record: { var: 'record' } }),
  settings: Type.Object({ flow: ApiName, record: StoredValue }, { additionalProperties: false }),
  entered: true,
  ports: () => [{ key: 'out' }, { key: 'failed', optional: true }],
  expressions: ({ record }) => [{ path: '/record', rule: record }],
  mentions: ({ flow }) => [{ path: '/flow', kind: 'flow', name: flow }],
  gives: () => ({ state: { type: 'text' } }),
  does: {
    kind: 'act',
    effect: ({ flow }, run) => ({ kind: 'child', flow, request: { record: String(run.value('/record') ?? '') } }),
    result: (_, state) => ({ state: typeof state === 'string' ? state : null }),
  },
})
