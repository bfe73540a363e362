import { compileRule } from './compile.ts'
import { fieldsReadBy } from './fields-read.ts'
import { type RuleTree } from './tree.ts'
import type { RuleContext, RuleResult, RuleValue, RuleValues } from './values.ts'

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
    read: inner.length > 0 ? [] : fieldsReadBy(tree).map((name) => ({ path: name.split('.'), value: valueOf(values, name) })),
  }
}

const joining = new Set<string>(['and', 'or', '!'])

function partsOf(tree: RuleTree): readonly RuleTree[] {
  if (tree.kind !== 'call' || !joining.has(tree.operator)) return []
  const { operator } = tree
  return tree.args.flatMap((arg) => (arg.kind === 'call' && arg.operator === operator && operator !== '!' ? partsOf(arg) : [arg]))
}

const valueOf = (values: RuleValues, name: string): RuleValue => (Object.hasOwn(values, name) ? (values[name] ?? null) : null)
