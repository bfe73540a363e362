import { Type } from 'typebox'
import { ApiName } from '../../definition.ts'
import type { Json } from '../../pointer.ts'
import { defineNodeType } from '../node-type.ts'
import { StoredValue } from '../stored-value.ts'

/** How a field of the records is compared with what a formula of the flow gives. */
export const comparisons = ['==', '!=', '<', '<=', '>', '>=', 'in', 'contains', 'starts_with', 'is_blank'] as const

/** A comparison as it is asked: the value that its formula gives stands in it. */
export interface FoundWhere {
  readonly path: string
  readonly is: (typeof comparisons)[number]
  readonly value: Json
}

/** Finds records of an object whose fields compare as they should with values of the run. */
export const findRecords = defineNodeType({
  name: 'find_records',
  family: 'records',
  icon: 'find',
  summary: ({ object, where }) => [{ kind: 'named', of: 'object', name: object }, { kind: 'fields', fields: where.map(({ path }) => path), object }],
  inspector: [{ key: 'object', editor: 'object' }, { key: 'where', editor: 'comparisons' }, { key: 'sort', editor: 'sort', isMore: true }, { key: 'most', editor: 'number' }],
  fresh: ({ object = 'object' }) => ({ object, where: [] }),
  settings: Type.Object(
    {
      object: ApiName,
      where: Type.Array(Type.Object({ path: ApiName, is: Type.Enum([...comparisons]), value: Type.Optional(StoredValue) }, { additionalProperties: false }), { maxItems: 20 }),
      sort: Type.Optional(Type.Array(Type.Object({ path: ApiName, direction: Type.Enum(['asc', 'desc']) }, { additionalProperties: false }), { maxItems: 3 })),
      most: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 1 })),
    },
    { additionalProperties: false },
  ),
  entered: true,
  ports: () => [{ key: 'out' }, { key: 'failed', optional: true }],
  expressions: ({ where }) => where.flatMap(({ value }, index) => (value === undefined ? [] : [{ path: `/where/${index}/value`, rule: value }])),
  mentions: ({ object, where, sort = [] }) => [
    { path: '/object', kind: 'object', name: object, whole: '' },
    ...where.map(({ path }, index) => ({ path: `/where/${index}/path`, kind: 'object', name: object, field: path, whole: `/where/${index}` })),
    ...sort.map(({ path }, index) => ({ path: `/sort/${index}/path`, kind: 'object', name: object, field: path, whole: `/sort/${index}` })),
  ],
  ofFields: ({ object, where }) =>
    where.flatMap(({ path, is, value }, index) => (value === undefined || is === 'in' ? [] : [{ path: `/where/${index}/value`, object, field: path }])),
  gives: ({ object }) => ({ count: { type: 'integer' }, first: { type: 'record', object }, items: { type: 'list', of: { type: 'record', object } } }),
  does: {
    kind: 'act',
    effect: ({ object, where, sort = [], most = 1 }, run) => ({
      kind: 'record',
      op: 'find',
      request: {
        object, most, sort,
        where: where.map(({ path, is }, index) => ({ path, is, value: JSON.parse(JSON.stringify(run.value(`/where/${index}/value`) ?? null)) })),
      },
    }),
    result: (_, found) => {
      const items = Array.isArray(found) ? found.filter((id) => typeof id === 'string') : []
      return { count: items.length, first: items[0] ?? null, items }
    },
  },
})
