import { Type } from 'typebox'
import { ApiName } from '../../definition.ts'
import type { Json } from '../../pointer.ts'
import { pointerStep } from '../../issue.ts'
import { defineNodeType } from '../node-type.ts'
import { StoredValue } from '../stored-value.ts'

/** Gives variables of the run new values, all reckoned from the old ones. */
export const assign = defineNodeType({
  name: 'assign',
  family: 'control',
  icon: 'assign',
  summary: ({ set }) => [{ kind: 'variables', names: Object.keys(set) }],
  inspector: [{ key: 'set', editor: 'variables' }],
  fresh: () => ({ set: {} }),
  settings: Type.Object({ set: Type.Record(ApiName, StoredValue) }, { additionalProperties: false }),
  entered: true,
  ports: () => [{ key: 'out' }],
  expressions: ({ set }) => Object.entries(set).map(([name, rule]) => ({ path: `/set${pointerStep(name)}`, rule })),
  ofVariables: ({ set }) => Object.keys(set).map((variable) => ({ path: `/set${pointerStep(variable)}`, variable })),
  check: ({ set }) => (Object.keys(set).length === 0 ? [{ code: 'flow.nothing-set', path: '/set' }] : []),
  does: {
    kind: 'act',
    effect: ({ set }, run) => ({
      kind: 'assign',
      // What a formula gives is JSON.
      values: Object.fromEntries(Object.keys(set).map((name) => [name, (run.value(`/set${pointerStep(name)}`) ?? null) as Json])),
    }),
  },
})
