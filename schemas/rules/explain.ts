import { compileRule } from './compile.ts'
import { fieldsNamedBy } from './fields-read.ts'
import { type FieldNode, fullPath, type RuleTree } from './tree.ts'
import { isRuleFailure, type RuleContext, type RuleResult, type RuleValue, type RuleValues } from './values.ts'

/** Why a rule gave what it gave. */
export interface ExplainedRule {
  readonly tree: RuleTree
  /** What this part gave. */
  readonly result: RuleResult
  /** Whether it counts as true. */
  readonly holds: boolean
  /** What `and`, `or` and `not` are made of; empty for a condition that stands for itself. */
  readonly parts: readonly ExplainedRule[]
  /** The values that a condition which stands for itself has read, by path. */
  readonly read: readonly { readonly path: readonly string[]; readonly value: RuleValue }[]
}

/**
 * Evaluates a checked rule part by part: each condition with what it gave and the values that it read. `and` and `or`
 * within their like are told as one, so the parts are what a person would list.
 */
export function explainRule(tree: RuleTree, values: RuleValues, context: RuleContext): ExplainedRule {
  const result = compileRule(tree)(values, context)
  const inner = partsOf(tree)
  return {
    tree,
    result,
    holds: result === true,
    parts: inner.map((part) => explainRule(part, values, context)),
    read: inner.length > 0 ? [] : fieldsNamedBy(tree).map((field) => ({ path: fullPath(field), value: valueOf(field, values, context) })),
  }
}

const joining = new Set<string>(['and', 'or', '!'])

function partsOf(tree: RuleTree): readonly RuleTree[] {
  if (tree.kind !== 'call' || !joining.has(tree.operator)) return []
  const { operator } = tree
  return tree.args.flatMap((arg) => (arg.kind === 'call' && arg.operator === operator && operator !== '!' ? partsOf(arg) : [arg]))
}

/** What is stored, as it stands; of a formula or a part what it gives. */
function valueOf(field: FieldNode, values: RuleValues, context: RuleContext): RuleValue {
  if (!field.formula && field.part === undefined) return Object.hasOwn(values, field.name) ? (values[field.name] ?? null) : null
  const result = compileRule(field)(values, context)
  return isRuleFailure(result) ? null : result
}
