import { type Checking, refuse } from './checking.ts'
import { commonType, describeType, type RuleType } from './rule-type.ts'
import type { RuleTree } from './tree.ts'

/** The list of these elements, as one fixed value where they all are. */
export function listOf(checking: Checking, items: readonly RuleTree[], at: string): RuleTree | undefined {
  let of: RuleType = items[0]?.type ?? { type: 'text' }
  for (const item of items) {
    const common = commonType(of, item.type)
    if (!common) return refuse(checking, { code: 'rule.types-differ', path: at, params: { left: describeType(of), right: describeType(item.type) } })
    of = common
  }
  const type: RuleType = { type: 'list', of }
  const fixed = items.flatMap((item) => (item.kind === 'literal' ? [item.value] : []))
  if (fixed.length < items.length) return { kind: 'list', type, items }
  return { kind: 'literal', type, value: fixed.length === 0 ? null : fixed }
}
