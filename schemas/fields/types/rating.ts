import { Type } from 'typebox'
import { defineFieldType } from '../field-type.ts'
import { fitOf } from '../reading/column.ts'
import { plainWriting, unlessBlank } from '../text-value.ts'
import { heldAsWhole } from '../whole-number.ts'

const usualMost = 5

/** Stars from one to a few. */
export const rating = defineFieldType({
  name: 'rating',
  family: 'number',
  example: '★★★★☆',
  settings: Type.Object(
    {
      max: Type.Optional(Type.Integer({ minimum: 2, maximum: 10, default: usualMost })),
      default: Type.Optional(Type.Integer({ minimum: 1, maximum: 10 })),
    },
    { additionalProperties: false },
  ),
  value: ({ max = usualMost }) => Type.Integer({ minimum: 1, maximum: max }),
  ...heldAsWhole,
  ruleType: () => ({ type: 'integer' }),
  inspector: [
    { key: 'max', step: 'basics', editor: 'number' },
    { key: 'default', step: 'basics', editor: 'value' },
  ],
  control: 'rating',
  display: 'stars',
  format: (value, { max = usualMost }) => `${String(value)}/${max}`,
  cell: () => ({ holds: 'number', decimals: 0 }),
  parse: (text) =>
    unlessBlank(text, () => {
      const value = starsIn(text)
      return value === undefined ? { issue: { code: 'not-a-rating' } } : { value }
    }),
  score: (samples) => fitOf(samples, (text) => /[★⭐]|^\d\/(5|10)$/u.test(text) && starsIn(text) !== undefined, 0.9),
})

/** `4`, `4/5`, `4 stars`, `4 sao`, `4星`, `★★★★☆`. */
function starsIn(text: string): number | undefined {
  const plain = plainWriting(text).replaceAll('\ufe0f', '').toLowerCase()
  if (/^[★⭐]+[☆✩]*$/u.test(plain)) return [...plain].filter((sign) => sign === '★' || sign === '⭐').length
  const [, figure] = /^(\d{1,2}) ?(?:\/ ?\d{1,2}|stars?|sao|星|分)?$/.exec(plain) ?? []
  return figure === undefined ? undefined : Number(figure)
}
