import { type Static, Type } from 'typebox'
import { idPattern, newId } from '../ids.ts'
import type { Issue } from '../issue.ts'
import { LabelSchema } from '../label-schema.ts'
import type { FieldOption } from './field-type.ts'
import { optionColors } from './option-colors.ts'
import { plainWriting, refuseUnstorable, tidyText } from './text-value.ts'

/** Options that one field or one shared set may have at most. */
const mostOptions = 1_000

/** What is stored for an option, and what rules and files name. */
export const OptionValue = Type.String({ minLength: 1, maxLength: 100 })

const Option = Type.Object(
  {
    id: Type.String({ pattern: idPattern('option') }),
    value: OptionValue,
    label: LabelSchema,
    color: Type.Optional(Type.Enum([...optionColors])),
  },
  { additionalProperties: false },
)

/** The options to choose from, in order. */
export const Options = Type.Array(Option, { minItems: 1, maxItems: mostOptions })

type Options = Static<typeof Options>

export const valuesOf = (options: readonly FieldOption[]): readonly string[] => options.map((option) => option.value)

/** An option by its value or by its label in any language, whatever the capitals; its value goes first. */
export function optionIn(text: string, options: readonly FieldOption[]): FieldOption | undefined {
  const wanted = comparable(text)
  const labels = ({ label }: FieldOption) => (typeof label === 'string' ? [label] : Object.values(label))
  return (
    options.find((option) => comparable(option.value) === wanted) ??
    options.find((option) => labels(option).some((label) => comparable(label) === wanted))
  )
}

const comparable = (text: string): string => plainWriting(text).toLowerCase()

/** One option for each different text, whatever its capitals; the most frequent first, each as it is written first. */
export function optionsFor(samples: readonly string[]): Options {
  const spellings = [...Map.groupBy(samples, comparable).values()].toSorted((a, b) => b.length - a.length)
  return spellings.slice(0, mostOptions).flatMap(([text = '']) => {
    const value = String(tidyText(text.trim().slice(0, 100).trimEnd()) ?? '')
    return value === '' || refuseUnstorable(value) ? [] : [{ id: newId('option'), value, label: value }]
  })
}

/** Few different short values, each several times: what people choose from, not what they write. */
export function fewValues(samples: readonly string[]): boolean {
  const different = new Set(samples.map(comparable))
  return samples.length >= 6 && different.size <= Math.min(20, samples.length / 3) && samples.every((sample) => sample.length <= 60)
}

/** Faults of options that their schema cannot say; paths begin at the list. */
export const optionIssues = (options: readonly FieldOption[]): Issue[] =>
  options.flatMap((option, index) => [...repeats(options, index), ...unfit(option, index)])

function repeats(options: readonly FieldOption[], index: number): Issue[] {
  const { id, value } = options[index] ?? { id: '', value: '' }
  const before = options.slice(0, index)
  return [
    ...(before.some((other) => other.value === value) ? [{ code: 'field.picklist.value-taken', path: `/${index}/value`, params: { value } }] : []),
    ...(before.some((other) => other.id === id) ? [{ code: 'id.taken', path: `/${index}/id`, params: { name: id } }] : []),
  ]
}

/** An option whose value could never be stored as it stands. */
function unfit({ value }: FieldOption, index: number): Issue[] {
  const fits = tidyText(value) === value && value.trim() === value && !refuseUnstorable(value)
  return fits ? [] : [{ code: 'field.picklist.bad-value', path: `/${index}/value`, params: { value } }]
}
