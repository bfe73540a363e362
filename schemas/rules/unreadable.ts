import type { RuleType } from './rule-type.ts'
import type { RuleTree } from './tree.ts'

/**
 * The tree as it is run for somebody who may not read everything: a value that `reads` denies is blank, and options
 * that fields could have are not listed, for a checked rule needs them no more.
 */
export function withoutUnreadable(tree: RuleTree, reads: (path: readonly string[]) => boolean): RuleTree {
  const type = withoutOptions(tree.type)
  switch (tree.kind) {
    case 'literal':
      return { ...tree, type }
    case 'field':
      return reads(tree.path) ? { ...tree, type } : { kind: 'literal', type, value: null }
    case 'list':
      return { ...tree, type, items: tree.items.map((item) => withoutUnreadable(item, reads)) }
    case 'call':
      return { ...tree, type, args: tree.args.map((arg) => withoutUnreadable(arg, reads)) }
  }
}

function withoutOptions(type: RuleType): RuleType {
  if (type.type === 'list') return { ...type, of: withoutOptions(type.of) }
  return type.type === 'option' || type.type === 'options' ? { ...type, values: [] } : type
}
