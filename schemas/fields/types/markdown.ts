import { Type } from 'typebox'
import { defineFieldType } from '../field-type.ts'
import { searchOperators } from '../filters.ts'
import { heldAsText, readText, refuseUnstorable, tidyText } from '../text-value.ts'

/** Text of many lines with simple marks for headings, lists and emphasis: stored as it is written, shown formatted. */
export const markdown = defineFieldType({
  name: 'markdown',
  family: 'text',
  example: '**Agreed**: 3 seats',
  settings: Type.Object({ default: Type.Optional(Type.String({ minLength: 1, maxLength: 10_000 })) }, { additionalProperties: false }),
  value: () => Type.String({ minLength: 1, maxLength: 100_000 }),
  refuse: refuseUnstorable,
  normalise: tidyText,
  ...heldAsText,
  initial: (field) => field.default,
  operators: searchOperators,
  sortable: false,
  searchable: true,
  inspector: [{ key: 'default', step: 'basics', editor: 'value' }],
  control: 'markdown',
  display: 'markdown',
  format: String,
  parse: readText,
})
