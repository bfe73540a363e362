import { Type } from 'typebox'
import { defineFieldType } from '../field-type.ts'
import { searchOperators } from '../filters.ts'
import { heldAsText, readText, refuseUnstorable, tidyText } from '../text-value.ts'

const usualLength = 32_000

/** Text of many lines, without formatting. */
export const longText = defineFieldType({
  name: 'long_text',
  family: 'text',
  example: 'Wants delivery before Tet.\nAsk for Ms Hoa.',
  settings: Type.Object(
    {
      maxLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000, default: usualLength })),
      default: Type.Optional(Type.String({ minLength: 1, maxLength: 10_000 })),
    },
    { additionalProperties: false },
  ),
  value: ({ maxLength = usualLength }) => Type.String({ minLength: 1, maxLength }),
  refuse: refuseUnstorable,
  normalise: tidyText,
  ...heldAsText,
  initial: (field) => field.default,
  operators: searchOperators,
  sortable: false,
  searchable: true,
  inspector: [
    { key: 'default', step: 'basics', editor: 'value' },
    { key: 'maxLength', step: 'limits', editor: 'number' },
  ],
  control: 'long_text',
  format: String,
  parse: readText,
  score: (samples) => (samples.some((sample) => sample.length > 255 || sample.includes('\n')) ? 0.4 : 0.05),
})
