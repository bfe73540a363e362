import { Type } from 'typebox'
import { ApiName } from '../../definition.ts'
import { LabelSchema } from '../../label-schema.ts'
import { defineNodeType } from '../node-type.ts'

/** Goes all of its ways at the same time. */
export const parallel = defineNodeType({
  name: 'parallel',
  family: 'control',
  icon: 'parallel',
  summary: ({ branches }) => [{ kind: 'labels', labels: branches.map(({ label }) => label) }],
  inspector: [{ key: 'branches', editor: 'ways' }],
  fresh: () => ({ branches: [1, 2].map((number) => ({ key: `branch_${number}`, label: { en: `Branch ${number}`, vi: `Nhánh ${number}`, 'zh-CN': `分支 ${number}` } })) }),
  settings: Type.Object(
    { branches: Type.Array(Type.Object({ key: ApiName, label: LabelSchema }, { additionalProperties: false }), { minItems: 2, maxItems: 100 }) },
    { additionalProperties: false },
  ),
  entered: true,
  ports: ({ branches }) => branches.map(({ key, label }) => ({ key, label })),
  check: ({ branches }) =>
    branches.flatMap(({ key }, index) => (branches.findIndex((branch) => branch.key === key) < index ? [{ code: 'flow.branch-taken', path: `/branches/${index}/key`, params: { key } }] : [])),
  does: { kind: 'split' },
})
