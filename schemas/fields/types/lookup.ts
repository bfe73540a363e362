import { Type } from 'typebox'
import { ApiName } from '../../definition.ts'
import { LabelSchema } from '../../label-schema.ts'
import { defineFieldType } from '../field-type.ts'
import { choiceOperators } from '../filters.ts'
import { RecordId, tidyId } from '../record-id.ts'
import { readText } from '../text-value.ts'

/** One record of another object. */
export const lookup = defineFieldType({
  name: 'lookup',
  family: 'link',
  example: 'Acme →',
  settings: Type.Object(
    {
      object: ApiName,
      /** What happens to records that point at a record when that one is deleted. */
      onDelete: Type.Optional(Type.Enum(['restrict', 'cascade', 'set_null'], { default: 'restrict' })),
      /** How the other object calls the records that point at it. */
      inverse: Type.Optional(Type.Object({ name: ApiName, label: LabelSchema }, { additionalProperties: false })),
    },
    { additionalProperties: false },
  ),
  value: () => RecordId,
  normalise: tidyId,
  column: () => ({ kind: 'uuid' }),
  decode: String,
  filledBy: 'people',
  link: ({ object, onDelete = 'restrict', inverse }) => ({ to: 'object', object, onDelete, ...(inverse && { inverse }) }),
  ruleType: ({ object }) => ({ type: 'record', object }),
  operators: choiceOperators,
  sortable: true,
  searchable: false,
  inspector: [
    { key: 'object', step: 'basics', editor: 'object' },
    { key: 'inverse', step: 'basics', editor: 'inverse' },
    { key: 'onDelete', step: 'advanced', editor: 'choice' },
  ],
  control: 'lookup',
  format: (value, _field, { title }) => title ?? String(value),
  parse: readText,
  check: ({ object, onDelete, required = false }, scope) => [
    ...(scope.hasObject(object) ? [] : [{ code: 'field.lookup.unknown-object', path: '/object', params: { object } }]),
    ...(required && onDelete === 'set_null' ? [{ code: 'field.lookup.required-set-null', path: '/onDelete' }] : []),
  ],
  references: ({ object }) => [{ path: '/object', kind: 'object', name: object }],
})
