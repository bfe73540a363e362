import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import { type FieldDefinition, fieldTypeOf, isReckoned } from '../../../schemas/fields/field.ts'
import type { FieldContext, FieldValue } from '../../../schemas/fields/field-type.ts'
import { fieldOf, type ObjectDefinition } from '../../../schemas/objects/object.ts'
import { objectScope } from '../../../schemas/objects/rule-scope.ts'
import { allFieldsOf, givenSystemFields, setByEachSave, systemFieldsOf } from '../../../schemas/objects/system-fields.ts'
import { compileRule } from '../../../schemas/rules/compile.ts'
import { fieldsReadBy } from '../../../schemas/rules/fields-read.ts'
import type { FieldNode } from '../../../schemas/rules/tree.ts'
import { isRuleFailure, type RuleContext, type RuleValue, type RuleValues } from '../../../schemas/rules/values.ts'
import type { ShownFormulas } from './form-store.ts'

/** Formulas of one object that follow what is filled in, and the paths that they read. */
export interface LiveFormulas extends ShownFormulas {
  readonly reads: readonly string[]
}

interface FormulaForm {
  readonly object: ObjectDefinition
  /** The objects that the person may read. */
  readonly set: DefinitionSet
  /** Names of the fields that the form places. */
  readonly placed: readonly string[]
  readonly isNew: boolean
  readonly settings: FieldContext
  context(): RuleContext
}

/** The formulas that a form places, by the rules that the server reckons them with, so that both give the same. */
export function compileFormulas(form: FormulaForm): LiveFormulas {
  const { object, set, settings } = form
  const scope = objectScope(object, set, settings)
  const nodes = form.placed.flatMap((name): FieldNode[] => {
    const field = fieldOf(object, name)
    const found = field && isReckoned(field) ? scope.field([name]) : undefined
    return found ? [{ ...found, kind: 'field', name }] : []
  })
  const unknown = filledBySave(form)
  const later = nodes.filter((node) => fieldsReadBy(node).some((path) => unknown.has(path)))
  const known = nodes.filter((node) => !later.includes(node))
  return { later: new Set(later.map(({ name }) => name)), reads: [...new Set(known.flatMap(fieldsReadBy))], reckon: reckoner(known, form) }
}

/** What a save itself fills: of a new record all that people do not give. */
function filledBySave({ object, isNew }: FormulaForm): ReadonlySet<string> {
  if (!isNew) return setByEachSave
  const system = systemFieldsOf(object).filter(({ name }) => !givenSystemFields.has(name))
  const own = object.fields.filter((field) => fieldTypeOf(field).filledBy === 'system')
  return new Set([...system, ...own].map(({ name }) => name))
}

function reckoner(nodes: readonly FieldNode[], { object, settings, context }: FormulaForm): ShownFormulas['reckon'] {
  const byName = new Map(allFieldsOf(object).map((field) => [field.name, field]))
  const formulas = nodes.map((node) => ({ name: node.name, field: byName.get(node.name), compute: compileRule(node) }))
  const read = [...new Set(nodes.flatMap(fieldsReadBy))].flatMap((path) => byName.get(path) ?? [])
  return (values) => {
    if (formulas.length === 0) return noValues
    const stored = { ...values, ...Object.fromEntries(read.map((field) => [field.name, normal(field, values, settings)])) }
    const world = context()
    return new Map(
      formulas.flatMap(({ name, field, compute }): [string, FieldValue][] => {
        const result = compute(stored, world)
        // What takes too much is blank in SQL as well.
        const isNothing = result === null || isRuleFailure(result)
        return field ? [[name, isNothing ? null : fieldTypeOf(field).decode(result, field, settings)]] : []
      }),
    )
  }
}

const noValues: ReadonlyMap<string, FieldValue> = new Map()

/** A value as the save brings it into form. */
function normal(field: FieldDefinition, values: RuleValues, settings: FieldContext): RuleValue {
  const value = values[field.name]
  if (value === null || value === undefined) return null
  // Values of rules are values of fields here, and back.
  return fieldTypeOf(field).normalise(value as FieldValue, field, settings) as RuleValue
}
