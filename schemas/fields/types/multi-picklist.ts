import { Type } from 'typebox'
import { labelIn } from '../../label.ts'
import { defineFieldType, type FieldOption, type FieldValue } from '../field-type.ts'
import { severalOperators } from '../filters.ts'
import { choiceEntries, choices, choiceSettings, optionIn, optionsFor, OptionValue, valuesOf } from '../options.ts'
import { isTexts, joinedSeveral, splitSeveral, tidyTexts } from '../several.ts'
import { plainWriting, unlessBlank } from '../text-value.ts'

/** Several of a few values, kept in the order of the options. */
export const multiPicklist = defineFieldType({
  name: 'multi_picklist',
  family: 'choice',
  example: 'Red, Green',
  settings: Type.Object(
    { ...choiceSettings, default: Type.Optional(Type.Array(OptionValue, { minItems: 1, maxItems: 100 })) },
    { additionalProperties: false },
  ),
  holds: 'list',
  value: ({ options = [] }) => Type.Array(Type.Enum([...valuesOf(options)]), { minItems: 1, maxItems: 1_000 }),
  normalise: (value, { options = [] }) => inOrder(tidyTexts(value), options),
  column: () => ({ kind: 'text[]' }),
  decode: (stored) => (isTexts(stored) ? stored : []),
  filledBy: 'people',
  initial: (field) => field.default,
  ...choices,
  element: (field) => ({ ...field, type: 'picklist' }),
  ruleType: ({ options = [] }) => ({ type: 'options', values: valuesOf(options) }),
  operators: severalOperators,
  sortable: false,
  searchable: false,
  inspector: choiceEntries,
  control: 'multi_picklist',
  display: 'options',
  format: (value, { options = [] }, { language }) =>
    joinedSeveral(
      (isTexts(value) ? value : []).map((each) => {
        const option = options.find((other) => other.value === each)
        return option ? labelIn(option.label, language) : each
      }),
    ),
  parse: (text, { options = [] }) =>
    unlessBlank(text, () => {
      // A label may hold a comma itself.
      const whole = optionIn(text, options)
      const parts = (whole ? [text] : splitSeveral(text)).map((part) => ({ part, option: optionIn(part, options) }))
      const unknown = parts.find(({ option }) => !option)
      if (unknown) return { issue: { code: 'not-an-option', params: { text: unknown.part } } }
      return { value: inOrder(parts.flatMap(({ option }) => option?.value ?? []), options) }
    }),
  score: (samples) => (fewWordsAgain(samples) ? 0.65 : 0),
  settingsFor: (samples) => ({ options: optionsFor(samples.flatMap(splitSeveral)) }),
})

/** In the order of the options, each once; what is no option stays at the end, for the schema to refuse. */
function inOrder(value: FieldValue, options: readonly FieldOption[]): FieldValue {
  if (!isTexts(value)) return value
  const places = new Map(options.map((option, index) => [option.value, index]))
  const placeOf = (each: string): number => places.get(each) ?? options.length
  const ordered = [...new Set(value)].toSorted((a, b) => placeOf(a) - placeOf(b))
  return ordered.length === 0 ? null : ordered
}

/** Mostly lists, made of few different short words: what people tick. */
function fewWordsAgain(samples: readonly string[]): boolean {
  const lists = samples.map((text) => (/[;；]/.test(text) ? splitSeveral(text) : [text]))
  const words = lists.flat().map((word) => plainWriting(word).toLowerCase())
  const several = lists.filter(({ length }) => length > 1).length
  return samples.length >= 6 && several >= samples.length / 4 && new Set(words).size <= Math.min(30, words.length / 3) && words.every(({ length }) => length <= 60)
}
