import type { Issue } from '../issue.ts'
import { maxDecimalDigits } from './decimal.ts'
import { limits } from './limits.ts'
import { operators } from './operators/index.ts'
import type { NumberSize } from './operators/operator.ts'
import { childrenOf, type RuleTree } from './tree.ts'

/** Operations that one evaluation of the tree takes at most. */
export const costOf = (tree: RuleTree): number =>
  childrenOf(tree).reduce((cost, child) => cost + costOf(child), tree.kind === 'call' ? 1 : 0)

/** Issues of trees that no evaluation could afford. */
export function checkCosts(tree: RuleTree): readonly Issue[] {
  if (costOf(tree) > limits.fuel) return [{ code: 'rule.too-expensive', path: '', params: { limit: limits.fuel } }]
  const { whole, scale } = sizeOf(tree)
  if (Math.max(whole, scale) > limits.digits) return [{ code: 'rule.number-too-long', path: '', params: { limit: limits.digits } }]
  return []
}

/** How long a number in the tree may become. */
function sizeOf(tree: RuleTree): NumberSize {
  const inner = childrenOf(tree).map(sizeOf)
  const longest = { whole: Math.max(field.whole, ...inner.map((each) => each.whole)), scale: Math.max(field.scale, ...inner.map((each) => each.scale)) }
  return (tree.kind === 'call' && operators[tree.operator].size?.(inner)) || longest
}

// Fields and literals are read by `parseDecimal`, which takes no more.
const field: NumberSize = { whole: maxDecimalDigits, scale: maxDecimalDigits }
