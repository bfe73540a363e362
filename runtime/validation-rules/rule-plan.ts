import type { DefinitionSet } from '../../schemas/definition-set.ts'
import type { Label } from '../../schemas/label.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import { savingScope } from '../../schemas/objects/rule-scope.ts'
import { checkRule, isRefused } from '../../schemas/rules/check.ts'
import { type CompiledRule, compileRule } from '../../schemas/rules/compile.ts'
import { type Enforcement, isActive, usualEnforcement, type ValidationRule } from '../../schemas/validation-rules/validation-rule.ts'

/** A validation rule of a release, compiled. */
export interface RulePlan {
  readonly name: string
  /** The words that people read when the rule refuses a record, by language. */
  readonly message: Exclude<Label, string>
  readonly label: Label
  /** The field at which they read them. */
  readonly field: string | undefined
  readonly enforce: Enforcement
  /** Every path that the rule reads: `['amount']`, `['account', 'industry']`. */
  readonly paths: readonly (readonly string[])[]
  /** The fields of the record itself that the paths begin with: the rule is touched when one of them changes. */
  readonly reads: ReadonlySet<string>
  readonly refuses: CompiledRule
}

/** The active rules of an object, in the order of the release. */
export const compileRules = (object: ObjectDefinition, set: DefinitionSet): readonly RulePlan[] =>
  set.all('rule').flatMap((rule) => (rule.object === object.name && isActive(rule) ? [compileValidationRule(rule, object, set)] : []))

function compileValidationRule(rule: ValidationRule, object: ObjectDefinition, set: DefinitionSet): RulePlan {
  const { name, label, message, field, refuseWhen, enforce = usualEnforcement } = rule
  const checked = checkRule(refuseWhen, savingScope(object, set), { type: 'boolean' })
  if (isRefused(checked)) throw new Error(`the rule ${name} was published with faults`)
  const paths = checked.reads.map((path) => path.split('.'))
  return {
    name, label, field, enforce, paths,
    message: typeof message === 'string' ? { en: message } : message,
    reads: new Set(paths.flatMap(([first]) => first ?? [])),
    refuses: compileRule(checked.tree),
  }
}
