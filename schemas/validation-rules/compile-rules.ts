import type { DefinitionSet } from '../definition-set.ts'
import { anyWorkspace } from '../fields/any-workspace.ts'
import type { Label } from '../label.ts'
import type { ObjectDefinition } from '../objects/object.ts'
import { savingScope } from '../objects/rule-scope.ts'
import { checkRule, isRefused } from '../rules/check.ts'
import { type CompiledRule, compileRule } from '../rules/compile.ts'
import type { RuleScope } from '../rules/scope.ts'
import { type Enforcement, isActive, usualEnforcement, type ValidationRule } from './validation-rule.ts'

/** A validation rule that has been checked, compiled: the browser and the server run the same. */
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

/** The active rules of an object, in the order of the set; `context` is the workspace in which they run. */
export const compileRules = (object: ObjectDefinition, set: DefinitionSet, context = anyWorkspace): readonly RulePlan[] =>
  set.all('rule').flatMap((rule) => (rule.object === object.name && isActive(rule) ? [compileValidationRule(rule, savingScope(object, set, context))] : []))

function compileValidationRule(rule: ValidationRule, scope: RuleScope): RulePlan {
  const { name, label, message, field, refuseWhen, enforce = usualEnforcement } = rule
  const checked = checkRule(refuseWhen, scope, { type: 'boolean' })
  if (isRefused(checked)) throw new Error(`the rule ${name} was published with faults`)
  const paths = checked.reads.map((path) => path.split('.'))
  return {
    name, label, field, enforce, paths,
    message: typeof message === 'string' ? { en: message } : message,
    reads: new Set(paths.flatMap(([first]) => first ?? [])),
    refuses: compileRule(checked.tree),
  }
}

/** Whether a rule judges a save that changes these fields; a new record, of which nothing has changed yet, is judged by every rule. */
export function judges({ enforce, reads }: Pick<RulePlan, 'enforce' | 'reads'>, changed: Iterable<string> | undefined): boolean {
  if (changed === undefined || enforce === 'always') return true
  if (enforce === 'new_records') return false
  for (const name of changed) if (reads.has(name)) return true
  return false
}
