import type { Policy } from '../../schemas/api/publish-plan.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import { type FieldDefinition, fieldTypeOf } from '../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import type { Step } from '../storage/steps.ts'

/** Something that a release asks of records that are stored already. */
export interface Demand {
  /** Id of the field, option or unique key that asks it. */
  readonly cause: string
  readonly asks: 'required' | 'unique' | 'option' | 'link'
  readonly object: ObjectDefinition
  /** The fields that it looks at. */
  readonly fields: readonly FieldDefinition[]
  /** The value that may be stored no more, for options. */
  readonly value?: string
  readonly params: Readonly<Record<string, unknown>>
  readonly policies: readonly Policy[]
}

/** The demands that steps and changed options make. Options may be left to records that have them; nothing else may. */
export const demandsOf = (
  steps: readonly Step[],
  before: readonly DefinitionHeader[],
  after: readonly DefinitionHeader[],
): readonly Demand[] => [
  ...steps.flatMap(demandOfStep),
  ...after.flatMap((definition) => {
    const old = before.find(({ id }) => id === definition.id)
    // Both are of the kind that the definition names.
    return old && definition.kind === 'object' ? optionDemands(old as ObjectDefinition, definition as ObjectDefinition) : []
  }),
]

function demandOfStep(step: Step): Demand[] {
  if (step.op === 'setRequired') return [fieldDemand('required', step)]
  if (step.op === 'relinkField') return [fieldDemand('link', step)]
  if (step.op !== 'addUnique') return []
  const { object, key } = step
  const fields = key.fields.flatMap((name) => object.fields.filter((field) => field.name === name))
  return [
    {
      cause: key.id,
      asks: 'unique',
      object,
      fields,
      params: { object: object.label, fields: fields.map(({ label }) => label) },
      policies: ['block'],
    },
  ]
}

const fieldDemand = (
  asks: 'required' | 'link',
  { object, field }: { object: ObjectDefinition; field: FieldDefinition },
): Demand => ({
  cause: field.id,
  asks,
  object,
  fields: [field],
  params: { object: object.label, field: field.label },
  policies: ['block'],
})

/** A value that an option had before and none has now. */
const optionDemands = (before: ObjectDefinition, after: ObjectDefinition): Demand[] =>
  after.fields.flatMap((field) => {
    const old = before.fields.find(({ id }) => id === field.id)
    const left = new Set(optionsOf(field).map(({ value }) => value))
    if (!old || optionsOf(field).length === 0) return []
    return optionsOf(old)
      .filter(({ value }) => !left.has(value))
      .map(({ id, value, label }): Demand => ({
        cause: id,
        asks: 'option',
        object: after,
        fields: [field],
        value,
        params: { object: after.label, field: field.label, option: label },
        policies: ['block', 'when_touched'],
      }))
  })

const optionsOf = (field: FieldDefinition) => fieldTypeOf(field).options?.(field) ?? []
