import type { Issue } from '../issue.ts'
import { maxDecimalDigits } from './decimal.ts'
import { limits } from './limits.ts'
import { operators } from './operators/index.ts'
import { longest } from './operators/arithmetic.ts'
import type { NumberSize } from './operators/operator.ts'
import { childrenOf, type RuleTree } from './tree.ts'

/** Operations that one evaluation of the tree takes at most. */
export const costOf = (tree: RuleTree): number =>
  childrenOf(tree).reduce((cost, child) => cost + costOf(child), tree.kind === 'call' ? (operators[tree.operator].cost ?? 1) : 0)

/** Issues of trees that no evaluation could afford. */
export function checkCosts(tree: RuleTree): readonly Issue[] {
  if (costOf(tree) > limits.fuel) return [{ code: 'rule.too-expensive', path: '', params: { limit: limits.fuel } }]
  const { whole, scale } = sizeOf(tree)
  const isLong = Math.max(whole, scale) > limits.digits
  return isLong ? [{ code: 'rule.number-too-long', path: '', params: { limit: limits.digits } }] : []
}

/** How long a number in the tree may become. */
function sizeOf(tree: RuleTree): NumberSize {
  const inner = childrenOf(tree).map(sizeOf)
  return (tree.kind === 'call' && operators[tree.operator].size?.(inner)) || longest([...inner, read])
}

// Fields and literals are read by `parseDecimal`, which takes no more.
const read: NumberSize = { whole: maxDecimalDigits, scale: maxDecimalDigits }
