import { Type } from 'typebox'
import { labelIn } from '../../label.ts'
import { defineFieldType } from '../field-type.ts'
import { choiceOperators } from '../filters.ts'
import { choiceEntries, choices, choiceSettings, fewValues, optionIn, optionsFor, OptionValue, valuesOf } from '../options.ts'
import { tidyText, unlessBlank } from '../text-value.ts'

/** One of a few values, in an order. */
export const picklist = defineFieldType({
  name: 'picklist',
  family: 'choice',
  example: 'New ▾',
  settings: Type.Object({ ...choiceSettings, default: Type.Optional(OptionValue) }, { additionalProperties: false }),
  value: ({ options = [] }) => Type.Enum([...valuesOf(options)]),
  normalise: tidyText,
  column: () => ({ kind: 'text' }),
  decode: String,
  filledBy: 'people',
  initial: (field) => field.default,
  ...choices,
  ruleType: ({ options = [] }) => ({ type: 'option', values: valuesOf(options), labels: options.map(({ label }) => label) }),
  operators: choiceOperators,
  sortable: true,
  searchable: false,
  inspector: choiceEntries,
  control: 'picklist',
  display: 'options',
  // A value whose option is gone is still shown, for records keep it until they are changed.
  format: (value, { options = [] }, { language }) => {
    const option = options.find((each) => each.value === value)
    return option ? labelIn(option.label, language) : String(value)
  },
  parse: (text, { options = [] }) =>
    unlessBlank(text, () => {
      const option = optionIn(text, options)
      return option ? { value: option.value } : { issue: { code: 'not-an-option', params: { text } } }
    }),
  score: (samples) => (fewValues(samples) ? 0.6 : 0),
  settingsFor: (samples) => ({ options: optionsFor(samples) }),
})
