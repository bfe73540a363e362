import type { DefinitionHeader, Reference } from './definition.ts'
import type { FieldDefinition } from './fields/field.ts'
import { isObject } from './objects/object.ts'
import { type Json, stepsOf, valueAt } from './pointer.ts'
import type { Mention } from './references.ts'

/** An option of a picklist, by its value. */
interface MentionedOption {
  readonly definition: DefinitionHeader
  readonly field: FieldDefinition
  readonly value: string
}

/**
 * Where an option is named. Options stand as values beside a mention of their field: in the same operation of a rule,
 * in the same formula of a text, in the same part of a definition. The default of the field itself counts as well.
 */
export function mentionsOfOption({ definition, field, value }: MentionedOption, ofField: readonly Mention[]): readonly Mention[] {
  const index = isObject(definition) ? definition.fields.findIndex(({ id }) => id === field.id) : -1
  const isDefault = 'default' in field && holds(field.default as Json, value)
  const own: readonly Mention[] = isDefault
    ? [{ from: definition, reference: { path: `/fields/${index}/default`, kind: definition.kind, name: definition.name, field: field.name } }]
    : []
  return [...own, ...ofField.filter(({ from, reference }) => namesOption(from, reference, value))]
}

/** Whether an option stands beside a mention of its field in `holder`, a definition or what a view shows. */
export function namesOption(holder: object, { path, around }: Reference, value: string): boolean {
  // Definitions are JSON; their types only name more of it.
  const root = holder as unknown as Json
  const steps = stepsOf(path)
  if (around) return String(valueAt(root, steps)).slice(around.from, around.to).includes(JSON.stringify(value))
  const near = nearest(root, steps)
  return near !== undefined && holds(near, value)
}

/** What is said of the field together with it: the operation around it, or the part of the definition. */
function nearest(root: Json, steps: readonly string[]): Json | undefined {
  for (let depth = steps.length - 1; depth > 0; depth -= 1) {
    const value = valueAt(root, steps.slice(0, depth))
    if (typeof value !== 'object' || value === null || Array.isArray(value) || 'var' in value) continue
    if ('id' in value || Object.keys(value).length === 1) return value
  }
  return undefined
}

function holds(json: Json, value: string): boolean {
  if (typeof json !== 'object' || json === null) return json === value
  return Object.values(json).some((each) => holds(each, value))
}
