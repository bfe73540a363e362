import type { Checking } from './checking.ts'
import { commonType, describeType, type RuleType } from './rule-type.ts'
import type { RuleTree } from './tree.ts'

/** The list of these elements, as one fixed value where they all are. */
export function listOf(checking: Checking, items: readonly RuleTree[], at: string): RuleTree | undefined {
  let of: RuleType = items[0]?.type ?? { type: 'text' }
  for (const item of items) {
    const common = commonType(of, item.type)
    if (!common) return checking.refuse(at, 'rule.types-differ', typesOf(of, item.type))
    of = common
  }
  const type: RuleType = { type: 'list', of }
  const fixed = items.flatMap((item) => (item.kind === 'literal' ? [item.value] : []))
  if (fixed.length < items.length) return { kind: 'list', type, items }
  return { kind: 'literal', type, value: fixed.length === 0 ? null : fixed }
}

/** Two types that do not go together, as an issue names them. */
export const typesOf = (left: RuleType | undefined, right: RuleType): { readonly left: string; readonly right: string } =>
  ({ left: left ? describeType(left) : '', right: describeType(right) })
