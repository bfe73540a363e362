import { Type } from 'typebox'
import { ApiName } from '../../definition.ts'
import { mostRows, rowsIn, RowSchema } from '../child-rows.ts'
import { defineFieldType } from '../field-type.ts'

/** The records of another object that belong to this one, as rows that are filled in and saved together with it. */
export const subTable = defineFieldType({
  name: 'sub_table',
  family: 'link',
  example: '▤ 1 2 3',
  settings: Type.Object(
    {
      /** The object whose records are the rows. */
      object: ApiName,
      /** The owned lookup by which they belong to this record. */
      field: ApiName,
      /** Their fields that are shown, in order. */
      columns: Type.Array(ApiName, { minItems: 1, maxItems: 20, uniqueItems: true }),
      /** The whole number of theirs that keeps their order. */
      order: Type.Optional(ApiName),
      minRows: Type.Optional(Type.Integer({ minimum: 0, maximum: mostRows, default: 0 })),
      maxRows: Type.Optional(Type.Integer({ minimum: 1, maximum: mostRows, default: mostRows })),
    },
    { additionalProperties: false },
  ),
  holds: 'rows',
  value: ({ maxRows = mostRows }) => Type.Array(RowSchema, { maxItems: maxRows }),
  refuse: (value, { minRows = 0 }) => (rowsIn(value).length < minRows ? { code: 'too-few-rows', params: { limit: minRows } } : undefined),
  normalise: (value) => (value === '' ? null : value),
  column: () => ({ kind: 'bigint' }),
  // Nothing is stored here: what is read was put together as it is on the wire.
  decode: (rows) => rows as ReturnType<typeof rowsIn>,
  filledBy: 'people',
  rows: ({ object, field, columns, order, minRows = 0, maxRows = mostRows }) => ({ object, field, columns, minRows, maxRows, ...(order !== undefined && { order }) }),
  ruleType: ({ object }) => ({ type: 'list', of: { type: 'record', object } }),
  operators: [],
  sortable: false,
  searchable: false,
  inspector: [
    { key: 'object', step: 'basics', editor: 'child_object' },
    { key: 'field', step: 'basics', editor: 'child_field' },
    { key: 'columns', step: 'basics', editor: 'child_columns' },
    { key: 'order', step: 'advanced', editor: 'child_order' },
    { key: 'minRows', step: 'limits', editor: 'number' },
    { key: 'maxRows', step: 'limits', editor: 'number' },
  ],
  control: 'sub_table',
  display: 'sub_table',
  format: (value) => String(rowsIn(value).length),
  parse: (text) => (text.trim() === '' ? { value: null } : { issue: { code: 'no-rows-in-text' } }),
  check: ({ minRows = 0, maxRows = mostRows }) =>
    minRows > maxRows ? [{ code: 'field.sub_table.empty-range', path: '/minRows', params: { min: minRows, max: maxRows } }] : [],
  references: ({ object, field, columns, order }) => [
    { path: '/object', kind: 'object', name: object },
    { path: '/field', kind: 'object', name: object, field },
    ...columns.map((column, index) => ({ path: `/columns/${index}`, kind: 'object', name: object, field: column })),
    ...(order === undefined ? [] : [{ path: '/order', kind: 'object', name: object, field: order, whole: '/order' }]),
  ],
})
