import type { AppAnswer } from '../../../schemas/api/app.ts'
import { definitionSet } from '../../../schemas/definition-set.ts'
import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import { sameValue } from '../../../schemas/fields/same-value.ts'
import type { Label, Language } from '../../../schemas/label.ts'
import { ruleContext } from '../../../schemas/rules/context.ts'
import type { RuleValues } from '../../../schemas/rules/values.ts'
import { compileRules, judges } from '../../../schemas/validation-rules/compile-rules.ts'

/** What a rule says to a form: its message, at the field that it names. */
export interface RefusedValue {
  readonly rule: string
  readonly field: string | undefined
  readonly message: Label
}

type Values = Readonly<Record<string, FieldValue>>

interface Filled {
  readonly object: string
  readonly values: Values
  /** The values that editing began with; null for a new record. */
  readonly before: Values | null
  readonly now: Date
  readonly language: Language
}

/**
 * What the validation rules say to the values of a form, as the server will judge them. What only the server knows - rules
 * that read over relations, or what is hidden from the person - is left to it.
 */
export function refusedValues(app: Pick<AppAnswer, 'objects' | 'rules' | 'person' | 'roles' | 'settings'>, { object, values, before, now, language }: Filled): readonly RefusedValue[] {
  const definition = app.objects.find((each) => each.definition.name === object)?.definition
  if (!definition) return []
  const set = definitionSet([...app.objects.map((each) => each.definition), ...app.rules])
  const changed = before && Object.keys(values).filter((name) => !sameValue(values[name] ?? null, before[name] ?? null))
  // Rows are read by no rule, and what other fields hold are values of rules.
  const context = ruleContext(app.settings, { now, user: app.person.id, roles: app.roles, language })
  return compileRules(definition, set)
    .filter((rule) => rule.paths.every((path) => path.length === 1 && Object.hasOwn(values, path[0] ?? '')) && judges(rule, changed ?? undefined))
    .flatMap(({ name, field, message, refuses }) => (refuses(values as RuleValues, context, before as RuleValues | null) === true ? [{ rule: name, field, message }] : []))
}
