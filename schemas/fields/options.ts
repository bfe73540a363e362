import { type Static, Type } from 'typebox'
import { ApiName, type Reference } from '../definition.ts'
import { idPattern, newId } from '../ids.ts'
import { type Issue, issueUnder } from '../issue.ts'
import { LabelSchema } from '../label-schema.ts'
import type { FieldCheckScope, FieldHeader, FieldOption, FieldValue, InspectorEntry } from './field-type.ts'
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
    /** Kept by the records that have it, and offered to none. */
    retired: Type.Optional(Type.Boolean({ default: false })),
  },
  { additionalProperties: false },
)

/** The options to choose from, in order. */
export const Options = Type.Array(Option, { minItems: 1, maxItems: mostOptions })

type Options = Static<typeof Options>

/** Which options are offered, by the value of another picklist of the record; a value that is not named offers all. */
export const DependsOn = Type.Object(
  {
    field: ApiName,
    options: Type.Record(Type.String({ pattern: '^.{1,100}$' }), Type.Array(OptionValue, { maxItems: mostOptions })),
  },
  { additionalProperties: false },
)

type DependsOn = Static<typeof DependsOn>

/** What the fields have in common whose values are options: their own, or those of a shared picklist. */
export const choiceSettings = {
  options: Type.Optional(Options),
  /** Name of the shared picklist whose options these are. */
  picklist: Type.Optional(ApiName),
  dependsOn: Type.Optional(DependsOn),
}

export const choiceEntries: readonly InspectorEntry[] = [
  { key: 'options', step: 'basics', editor: 'options', needed: true, insteadOf: 'picklist' },
  { key: 'default', step: 'basics', editor: 'value' },
  { key: 'dependsOn', step: 'limits', editor: 'depends_on' },
  { key: 'picklist', step: 'advanced', editor: 'shared_picklist', insteadOf: 'options' },
]

/** A field of options as its settings say it. */
interface ChoiceField extends FieldHeader {
  readonly options?: readonly FieldOption[]
  readonly picklist?: string
  readonly dependsOn?: DependsOn
}

/** The members of a type that all fields of options share. */
export const choices = {
  options: ({ options = [] }: ChoiceField) => options,
  withShared: <Field extends ChoiceField>(field: Field, optionsOf: (name: string) => readonly FieldOption[] | undefined): Field => {
    const options = field.picklist === undefined ? undefined : optionsOf(field.picklist)
    return options ? { ...field, options } : field
  },
  narrowed: ({ options = [], dependsOn }: ChoiceField) => {
    const offered = new Set(valuesOf(options.filter(({ retired }) => !retired)))
    if (!dependsOn) return offered.size === options.length ? undefined : () => offered
    return (valueOf: (name: string) => FieldValue) => {
      const by = valueOf(dependsOn.field)
      if (by === null) return nothing
      const named = Object.hasOwn(dependsOn.options, String(by)) ? dependsOn.options[String(by)] : undefined
      return named ? new Set(named.filter((value) => offered.has(value))) : offered
    }
  },
  narrowedBy: ({ dependsOn }: ChoiceField) => dependsOn?.field,
  references: ({ picklist, dependsOn }: ChoiceField, object: string): Reference[] => [
    ...(picklist === undefined ? [] : [{ path: '/picklist', kind: 'picklist', name: picklist }]),
    ...(dependsOn ? [{ path: '/dependsOn/field', kind: 'object', name: object, field: dependsOn.field, whole: '/dependsOn' }] : []),
  ],
  check: (field: ChoiceField, scope: FieldCheckScope): Issue[] => [...sourceIssues(field, scope), ...dependencyIssues(field, scope)],
}

const nothing: ReadonlySet<string> = new Set()

/** Options are a field's own or a shared picklist's: of both it would not be clear which count. */
function sourceIssues({ options, picklist }: ChoiceField, scope: FieldCheckScope): Issue[] {
  if (options && picklist !== undefined) return [{ code: 'field.picklist.two-sources', path: '/picklist' }]
  if (options) return optionIssues(options).map((issue) => issueUnder('/options', issue))
  if (picklist === undefined) return [{ code: 'field.picklist.no-options', path: '/options' }]
  return scope.sharedOptions(picklist) ? [] : [{ code: 'field.picklist.unknown-picklist', path: '/picklist', params: { picklist } }]
}

function dependencyIssues({ name, dependsOn }: ChoiceField, scope: FieldCheckScope): Issue[] {
  if (!dependsOn) return []
  const known = dependsOn.field === name ? undefined : scope.optionsOf(dependsOn.field)
  return known ? [] : [{ code: 'field.picklist.depends-on-no-picklist', path: '/dependsOn/field', params: { field: dependsOn.field } }]
}

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
