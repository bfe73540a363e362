import type { Policy } from '../../schemas/api/publish-plan.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import { type FieldDefinition, fieldTypeOf } from '../../schemas/fields/field.ts'
import type { FieldContext } from '../../schemas/fields/field-type.ts'
import { definitionSet } from '../../schemas/definition-set.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import { withSharedOptions } from '../../schemas/picklists/shared-options.ts'
import { allFieldsOf } from '../../schemas/objects/system-fields.ts'
import type { Key, Step } from '../storage/steps.ts'
import { type RefusedCondition, ruleDemands } from './rule-demands.ts'

/** Something that a release asks of records that are stored already. */
export interface Demand {
  /** Id of the field, option, unique key or rule that asks it. */
  readonly cause: string
  readonly asks: 'required' | 'unique' | 'option' | 'decimals' | 'link' | 'rule'
  readonly object: ObjectDefinition
  /** The fields that it looks at. */
  readonly fields: readonly FieldDefinition[]
  /** The value that may be stored no more, for options. */
  readonly value?: string
  /** Digits after the point that values may have from now on, for decimals. */
  readonly decimals?: number
  /** Where values out of the trash lead, for links: the id of an object, or `person`. */
  readonly target?: string
  /** The condition that no record may meet, for rules. */
  readonly condition?: RefusedCondition
  readonly params: Readonly<Record<string, unknown>>
  readonly policies: readonly Policy[]
  /** The policy where none is chosen; the first where nothing is said. */
  readonly usual?: Policy
}

/**
 * The demands that rules, steps and changed settings make. Rules say themselves what becomes of records that break them. Options and decimals may be left to records that have them, and
 * links out of the trash that lead nowhere any more may be emptied; nothing else may be passed over.
 */
export const demandsOf = (
  steps: readonly Step[],
  before: readonly DefinitionHeader[],
  { after, context }: { after: readonly DefinitionHeader[]; context: FieldContext },
): readonly Demand[] => [
  ...ruleDemands(before, after),
  ...steps.flatMap((step) => demandsOfStep(step, after)),
  ...keptObjects(before, after).flatMap(({ was, is }) => [...optionDemands(was, is), ...decimalDemands(was, is, context)]),
]

/** Objects that both releases have, with the options that their fields borrow in each. */
function keptObjects(before: readonly DefinitionHeader[], after: readonly DefinitionHeader[]): { was: ObjectDefinition; is: ObjectDefinition }[] {
  const [old, now] = [before, after].map((definitions) => withSharedOptions(definitionSet(definitions)).all('object'))
  const byId = new Map((old ?? []).map((object) => [object.id, object]))
  return (now ?? []).flatMap((is) => {
    const was = byId.get(is.id)
    return was ? [{ was, is }] : []
  })
}

function demandsOfStep(step: Step, after: readonly DefinitionHeader[]): readonly Demand[] {
  switch (step.op) {
    case 'setRequired':
      return [fieldDemand('required', step)]
    case 'relinkField':
      return [fieldDemand('link', step)]
    case 'restoreField':
      return linkDemand(step.object, step.field, after)
    case 'restoreObject':
      return step.object.fields
        .filter(({ id }) => step.trashed.fields.some((field) => field.id === id))
        .flatMap((field) => linkDemand(step.object, field, after))
    case 'addUnique':
      return [uniqueDemand(step)]
    default:
      return []
  }
}

/** While its values lay in the trash, a link may have come to point at another object, or its records may be gone. */
function linkDemand(object: ObjectDefinition, field: FieldDefinition, after: readonly DefinitionHeader[]): Demand[] {
  const link = fieldTypeOf(field).link?.(field)
  if (!link) return []
  const target = link.to === 'person' ? link.to : after.find(({ kind, name }) => kind === 'object' && name === link.object)?.id
  return target === undefined ? [] : [{ ...fieldDemand('link', { object, field }), target, policies: ['block', 'always'] }]
}

function uniqueDemand({ object, key }: { object: ObjectDefinition; key: Key }): Demand {
  const fields = key.fields.flatMap((name) => object.fields.filter((field) => field.name === name))
  const params = { object: object.label, fields: fields.map(({ label }) => label) }
  return { cause: key.id, asks: 'unique', object, fields, params, policies: ['block'] }
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
  allFieldsOf(after).flatMap((field) => {
    const old = allFieldsOf(before).find(({ id }) => id === field.id)
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

/** Decimals that a field keeps no longer: values that have them would be refused when they are saved again. */
const decimalDemands = (before: ObjectDefinition, after: ObjectDefinition, context: FieldContext): Demand[] =>
  after.fields.flatMap((field): Demand[] => {
    const old = before.fields.find(({ id }) => id === field.id)
    const decimals = fieldTypeOf(field).decimals?.(field, context)
    const had = old && fieldTypeOf(old).decimals?.(old, context)
    if (decimals === undefined || had === undefined || decimals >= had) return []
    const params = { object: after.label, field: field.label, decimals }
    return [{ cause: field.id, asks: 'decimals', object: after, fields: [field], decimals, params, policies: ['block', 'when_touched'] }]
  })

const optionsOf = (field: FieldDefinition) => fieldTypeOf(field).options?.(field) ?? []
