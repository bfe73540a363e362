import { compileRule } from '../../../schemas/rules/compile.ts'
import { childrenOf, type RuleTree } from '../../../schemas/rules/tree.ts'
import type { RuleContext, RuleValues } from '../../../schemas/rules/values.ts'

/** A record that a condition is tried on. */
export interface Trial {
  readonly values: RuleValues
  readonly context: RuleContext
  /** Whether the record would be new: then it was nothing before. */
  readonly isNew: boolean
}

/** One condition of several, whether it holds, and the fields that it reads. */
export interface JudgedPart {
  readonly tree: RuleTree
  readonly holds: boolean
  readonly paths: readonly string[]
}

/** Whether a condition holds for a record; false also where it would take too much work. */
export const holdsFor = (tree: RuleTree, { values, context, isNew }: Trial): boolean => compileRule(tree)(values, context, isNew ? null : undefined) === true

/** The single conditions of a condition in their order, each judged for itself. */
export function explainCondition(tree: RuleTree, trial: Trial): readonly JudgedPart[] {
  return partsOf(tree).map((part) => ({ tree: part, holds: holdsFor(part, trial), paths: pathsIn(part) }))
}

/** What stands between all, any and not. */
function partsOf(tree: RuleTree): readonly RuleTree[] {
  if (tree.kind !== 'call') return [tree]
  if (tree.operator === 'and' || tree.operator === 'or') return tree.args.flatMap(partsOf)
  const [inner] = tree.args
  const isGroup = inner?.kind === 'call' && (inner.operator === 'and' || inner.operator === 'or')
  return tree.operator === '!' && isGroup ? partsOf(inner) : [tree]
}

function pathsIn(tree: RuleTree): readonly string[] {
  return [...new Set(tree.kind === 'field' ? [tree.name] : childrenOf(tree).flatMap(pathsIn))]
}
