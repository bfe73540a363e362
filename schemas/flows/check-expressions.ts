import { type Issue, issueUnder } from '../issue.ts'
import { type CheckedRule, checkRule, isRefused, type RefusedRule } from '../rules/check.ts'
import type { RuleScope } from '../rules/scope.ts'
import type { Expression } from './node-type.ts'

interface Checked {
  readonly expressions: readonly Expression[]
  /** The names that are sure to have a value there; absent where that is not known. */
  readonly known?: ReadonlySet<string> | undefined
}

/** Faults of expressions: what the rule language refuses, and what some way there has not set. Paths are within the settings. */
export const checkExpressions = ({ expressions, known }: Checked, scope: RuleScope): readonly Issue[] =>
  expressions.flatMap((expression) => {
    const { path } = expression
    const checked = checkExpression(expression, scope)
    if (isRefused(checked)) return checked.issues.map((issue) => issueUnder(path, issue))
    return known ? unset(checked.reads, known).map((name) => ({ code: 'flow.not-set-yet', path, params: { name } })) : []
  })

/** Reads an expression as one of the types that it may have; its faults are those against the first. */
export function checkExpression({ rule, type, orType }: Expression, scope: RuleScope): CheckedRule | RefusedRule {
  const checked = checkRule(rule, scope, type)
  const other = isRefused(checked) && orType ? checkRule(rule, scope, orType) : checked
  return isRefused(other) ? checked : other
}

/** Variables and what nodes give that some way here has not set. */
const unset = (reads: readonly string[], known: ReadonlySet<string>): readonly string[] =>
  reads.filter((read) => {
    const [root, name] = read.split('.')
    return (root === 'vars' || root === 'nodes') && !known.has(`${root}.${name}`)
  })
