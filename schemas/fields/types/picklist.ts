import { type Static, Type } from 'typebox'
import { idPattern, newId } from '../../ids.ts'
import type { Issue } from '../../issue.ts'
import { labelIn } from '../../label.ts'
import { LabelSchema } from '../../label-schema.ts'
import { defineFieldType } from '../field-type.ts'
import { choiceOperators } from '../filters.ts'
import { optionColors } from '../option-colors.ts'
import { plainWriting, refuseUnstorable, tidyText, unlessBlank } from '../text-value.ts'

const mostOptions = 1_000

const Option = Type.Object(
  {
    id: Type.String({ pattern: idPattern('option') }),
    /** What is stored, and what rules and files name. */
    value: Type.String({ minLength: 1, maxLength: 100 }),
    label: LabelSchema,
    color: Type.Optional(Type.Enum([...optionColors])),
  },
  { additionalProperties: false },
)

type Option = Static<typeof Option>

/** One of a few values, in an order. */
export const picklist = defineFieldType({
  name: 'picklist',
  family: 'choice',
  synonyms: ['dropdown', 'select', 'choice', 'status', 'category', 'stage', 'danh sách', 'lựa chọn', 'trạng thái', 'phân loại', '下拉', '单选', '选项', '状态', '分类'],
  example: 'New ▾',
  settings: Type.Object(
    {
      options: Type.Array(Option, { minItems: 1, maxItems: mostOptions }),
      default: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    },
    { additionalProperties: false },
  ),
  value: ({ options }) => Type.Enum(options.map((option) => option.value)),
  normalise: tidyText,
  column: () => ({ kind: 'text' }),
  decode: String,
  filledBy: 'people',
  initial: (field) => field.default,
  options: (field) => field.options,
  ruleType: ({ options }) => ({ type: 'option', values: options.map((option) => option.value), labels: options.map((option) => option.label) }),
  operators: choiceOperators,
  sortable: true,
  searchable: false,
  inspector: [
    { key: 'options', step: 'basics', editor: 'options' },
    { key: 'default', step: 'basics', editor: 'value' },
  ],
  control: 'picklist',
  // A value whose option is gone is still shown, for records keep it until they are changed.
  format: (value, { options }, { language }) => {
    const option = options.find((each) => each.value === value)
    return option ? labelIn(option.label, language) : String(value)
  },
  parse: (text, { options }) =>
    unlessBlank(text, () => {
      const option = optionIn(text, options)
      return option ? { value: option.value } : { issue: { code: 'not-an-option', params: { text } } }
    }),
  score: (samples) => (fewValues(samples) ? 0.6 : 0),
  settingsFor: (samples) => ({ options: optionsFor(samples) }),
  check: ({ options }) => options.flatMap((option, index) => [...repeats(options, index), ...unfit(option, index)]),
})

/** An option by its value or by its label in any language, whatever the capitals; its value goes first. */
function optionIn(text: string, options: readonly Option[]): Option | undefined {
  const wanted = comparable(text)
  const labels = ({ label }: Option) => (typeof label === 'string' ? [label] : Object.values(label))
  return (
    options.find((option) => comparable(option.value) === wanted) ??
    options.find((option) => labels(option).some((label) => comparable(label) === wanted))
  )
}

const comparable = (text: string): string => plainWriting(text).toLowerCase()

/** One option for each different text, whatever its capitals; the most frequent first, each as it is written first. */
function optionsFor(samples: readonly string[]): Option[] {
  const spellings = [...Map.groupBy(samples, comparable).values()].toSorted((a, b) => b.length - a.length)
  return spellings.slice(0, mostOptions).flatMap(([text = '']) => {
    const value = String(tidyText(text.trim().slice(0, 100).trimEnd()) ?? '')
    return value === '' || refuseUnstorable(value) ? [] : [{ id: newId('option'), value, label: value }]
  })
}

/** Few different short values, each several times: what people choose from, not what they write. */
function fewValues(samples: readonly string[]): boolean {
  const different = new Set(samples.map(comparable))
  return samples.length >= 6 && different.size <= Math.min(20, samples.length / 3) && samples.every((sample) => sample.length <= 60)
}

function repeats(options: readonly Option[], index: number): Issue[] {
  const { id, value } = options[index] ?? { id: '', value: '' }
  const before = options.slice(0, index)
  return [
    ...(before.some((other) => other.value === value) ? [{ code: 'field.picklist.value-taken', path: `/options/${index}/value`, params: { value } }] : []),
    ...(before.some((other) => other.id === id) ? [{ code: 'id.taken', path: `/options/${index}/id`, params: { name: id } }] : []),
  ]
}

/** An option whose value could never be stored as it stands. */
function unfit({ value }: Option, index: number): Issue[] {
  const fits = tidyText(value) === value && value.trim() === value && !refuseUnstorable(value)
  return fits ? [] : [{ code: 'field.picklist.bad-value', path: `/options/${index}/value`, params: { value } }]
}
