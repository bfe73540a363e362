import { Type } from 'typebox'
import { isStorableText } from '../../rules/text.ts'
import { defineFieldType } from '../field-type.ts'
import { severalOperators } from '../filters.ts'
import { isTexts, joinedSeveral, splitSeveral, tidyTexts } from '../several.ts'
import { unlessBlank } from '../text-value.ts'

const Tag = Type.String({ minLength: 1, maxLength: 60 })

/** Free words, several to a record; what others have used is suggested. */
export const tags = defineFieldType({
  name: 'tags',
  family: 'choice',
  example: '#vip #urgent',
  settings: Type.Object({ default: Type.Optional(Type.Array(Tag, { minItems: 1, maxItems: 50 })) }, { additionalProperties: false }),
  holds: 'list',
  value: () => Type.Array(Tag, { minItems: 1, maxItems: 50 }),
  refuse: (value) => (isTexts(value) && !value.every(isTag) ? { code: 'not-a-tag' } : undefined),
  normalise: tidyTexts,
  column: () => ({ kind: 'text[]' }),
  decode: (stored) => (isTexts(stored) ? stored : []),
  filledBy: 'people',
  initial: (field) => field.default,
  element: (field) => ({ ...field, type: 'text' }),
  ruleType: () => ({ type: 'list', of: { type: 'text' } }),
  operators: severalOperators,
  sortable: false,
  searchable: true,
  inspector: [{ key: 'default', step: 'basics', editor: 'value' }],
  control: 'tags',
  display: 'tags',
  format: (value) => joinedSeveral(isTexts(value) ? value : []),
  parse: (text) => unlessBlank(text, () => ({ value: tidyTexts(splitSeveral(text).map((tag) => tag.replace(/^#/, ''))) })),
})

/** What separates tags where they are written in one line is part of none. */
const isTag = (tag: string): boolean => isStorableText(tag) && !/[;；,，、\n\r\t]/.test(tag)
