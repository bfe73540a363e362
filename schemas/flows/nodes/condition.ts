import { Type } from 'typebox'
import { ApiName } from '../../definition.ts'
import { LabelSchema } from '../../label-schema.ts'
import { StoredCondition } from '../../rules/stored-condition.ts'
import { defineNodeType } from '../node-type.ts'

/** The way out that is taken when no condition holds. */
export const otherwise = 'otherwise'

/** Goes one way of several: the first whose condition holds, else `otherwise`. */
export const condition = defineNodeType({
  name: 'condition',
  family: 'control',
  icon: 'condition',
  summary: ({ branches }) => (branches.length === 1 ? branches.map(({ when }) => ({ kind: 'condition', rule: when })) : [{ kind: 'labels', labels: branches.map(({ label }) => label) }]),
  inspector: [{ key: 'branches', editor: 'branches' }],
  fresh: () => ({ branches: [{ key: 'yes', label: { en: 'Yes', vi: 'Có', 'zh-CN': '是' }, when: false }] }),
  settings: Type.Object(
    {
      branches: Type.Array(Type.Object({ key: ApiName, label: LabelSchema, when: StoredCondition }, { additionalProperties: false }), { minItems: 1, maxItems: 20 }),
    },
    { additionalProperties: false },
  ),
  entered: true,
  ports: ({ branches }) => [...branches.map(({ key, label }) => ({ key, label })), { key: otherwise, label: { en: 'Otherwise', vi: 'Trường hợp khác', 'zh-CN': '其他情况' } }],
  expressions: ({ branches }) => branches.map(({ when }, index) => ({ path: `/branches/${index}/when`, rule: when, type: { type: 'boolean' } })),
  check: ({ branches }) =>
    branches.flatMap(({ key, label, when }, index) => [
      ...(key === otherwise || branches.findIndex((branch) => branch.key === key) < index ? [{ code: 'flow.branch-taken', path: `/branches/${index}/key`, params: { key } }] : []),
      // A new branch begins with a condition that never holds, and is finished with one that may.
      ...(when === false ? [{ code: 'flow.no-condition', path: `/branches/${index}/when`, params: { label } }] : []),
    ]),
  does: { kind: 'decide', decide: ({ branches }, run) => branches.find((_, index) => run.value(`/branches/${index}/when`) === true)?.key ?? otherwise },
})
