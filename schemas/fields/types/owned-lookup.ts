import { Type } from 'typebox'
import { ApiName } from '../../definition.ts'
import { LabelSchema } from '../../label-schema.ts'
import { defineFieldType } from '../field-type.ts'
import { choiceOperators } from '../filters.ts'
import { RecordId, tidyId } from '../record-id.ts'
import { readText } from '../text-value.ts'

/** The record that a record belongs to: it is there only with it, goes with it, and may be seen and changed by whoever may that. */
export const ownedLookup = defineFieldType({
  name: 'owned_lookup',
  family: 'link',
  example: 'Acme ⊃',
  settings: Type.Object(
    {
      object: ApiName,
      /** How the other object calls the records that belong to it. */
      inverse: Type.Optional(Type.Object({ name: ApiName, label: LabelSchema }, { additionalProperties: false })),
      /** Whether a record may be given to another one later. */
      reparent: Type.Optional(Type.Boolean({ default: false })),
    },
    { additionalProperties: false },
  ),
  alwaysRequired: true,
  value: () => RecordId,
  normalise: tidyId,
  column: () => ({ kind: 'uuid' }),
  decode: String,
  filledBy: 'people',
  link: ({ object, inverse, reparent = false }) => ({ to: 'object', object, onDelete: 'cascade', owned: { reparent }, ...(inverse && { inverse }) }),
  ruleType: ({ object }) => ({ type: 'record', object }),
  operators: choiceOperators,
  sortable: true,
  searchable: false,
  inspector: [
    { key: 'object', step: 'basics', editor: 'object' },
    { key: 'inverse', step: 'basics', editor: 'inverse' },
    { key: 'reparent', step: 'advanced', editor: 'switch' },
  ],
  control: 'lookup',
  format: (value, _field, { title }) => title ?? String(value),
  parse: readText,
  check: ({ object }, scope) => (scope.hasObject(object) ? [] : [{ code: 'field.lookup.unknown-object', path: '/object', params: { object } }]),
  references: ({ object }) => [{ path: '/object', kind: 'object', name: object }],
})
