import { Type } from 'typebox'
import { LabelSchema } from '../../label-schema.ts'
import { textOperators } from '../filters.ts'
import { defineFieldType } from '../field-type.ts'
import { heldAsText, readText, refuseUnstorable, tidyText } from '../text-value.ts'
import { matchesUserPattern, userPatternFault } from '../user-pattern.ts'

const usualLength = 255

/** One line of text, for names, codes and the like. */
export const text = defineFieldType({
  name: 'text',
  family: 'text',
  example: 'Acme Vietnam',
  settings: Type.Object(
    {
      maxLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, default: usualLength })),
      /** RE2; found anywhere in the text unless it says `^` and `$`. */
      pattern: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
      /** What a person reads whose text misses the pattern. */
      patternMessage: Type.Optional(LabelSchema),
      default: Type.Optional(Type.String({ minLength: 1, maxLength: 10_000 })),
    },
    { additionalProperties: false },
  ),
  value: ({ maxLength = usualLength }) => Type.String({ minLength: 1, maxLength }),
  refuse: (value, { pattern, patternMessage }) => {
    const unstorable = refuseUnstorable(value)
    if (unstorable || pattern === undefined || matchesUserPattern(pattern, String(value))) return unstorable
    return { code: 'wrong-pattern', params: { ...(patternMessage !== undefined && { message: patternMessage }) } }
  },
  normalise: tidyText,
  ...heldAsText,
  initial: (field) => field.default,
  operators: textOperators,
  sortable: true,
  searchable: true,
  inspector: [
    { key: 'default', step: 'basics', editor: 'value' },
    { key: 'maxLength', step: 'limits', editor: 'number' },
    { key: 'pattern', step: 'advanced', editor: 'text' },
    { key: 'patternMessage', step: 'advanced', editor: 'label' },
  ],
  control: 'text',
  format: String,
  parse: readText,
  score: (samples) => (samples.every((sample) => sample.length <= usualLength && !sample.includes('\n')) ? 0.3 : 0.1),
  settingsFor: (samples) => {
    const longest = samples.reduce((most, sample) => Math.max(most, sample.length), 0)
    return longest > usualLength ? { maxLength: Math.min(longest * 2, 10_000) } : {}
  },
  check: ({ pattern, patternMessage }) => {
    if (pattern === undefined) {
      return patternMessage === undefined ? [] : [{ code: 'field.text.message-without-pattern', path: '/patternMessage' }]
    }
    const reason = userPatternFault(pattern)
    return reason === undefined ? [] : [{ code: 'field.text.bad-pattern', path: '/pattern', params: { pattern, reason } }]
  },
})
