import { Type } from 'typebox'
import type { Language } from '../../label.ts'
import { defineFieldType } from '../field-type.ts'
import { fitOf } from '../reading/column.ts'
import { plainWriting, unlessBlank } from '../text-value.ts'

/** Yes or no. */
export const boolean = defineFieldType({
  name: 'boolean',
  family: 'choice',
  example: '✓',
  settings: Type.Object({ default: Type.Optional(Type.Boolean()) }, { additionalProperties: false }),
  value: () => Type.Boolean(),
  normalise: (value) => (value === '' ? null : value),
  column: () => ({ kind: 'boolean' }),
  decode: (stored) => stored === true,
  filledBy: 'people',
  initial: (field) => field.default,
  ruleType: () => ({ type: 'boolean' }),
  operators: ['==', '!=', 'is_blank'],
  sortable: true,
  searchable: false,
  inspector: [{ key: 'default', step: 'basics', editor: 'value' }],
  control: 'switch',
  format: (value, _field, { language }) => words[language][value === true ? 0 : 1],
  parse: (text) =>
    unlessBlank(text, () => {
      const value = answerIn(text)
      return value === undefined ? { issue: { code: 'not-yes-or-no' } } : { value }
    }),
  score: (samples) => {
    const figures = samples.every((text) => /^[01]$/.test(text.trim()))
    return fitOf(samples, (text) => answerIn(text) !== undefined, figures ? 0.5 : 0.9)
  },
})

const words = { en: ['Yes', 'No'], vi: ['Có', 'Không'], 'zh-CN': ['是', '否'] } as const satisfies Record<Language, readonly [string, string]>

const yes = new Set('yes y true t on 1 x ✓ ✔ ☑ có co đúng dung 是 有 对 真'.split(' '))
const no = new Set('no n false f off 0 ✗ ✘ ☐ không khong sai 否 无 没有 错 假'.split(' '))

function answerIn(text: string): boolean | undefined {
  const word = plainWriting(text).toLowerCase()
  if (yes.has(word)) return true
  return no.has(word) ? false : undefined
}
