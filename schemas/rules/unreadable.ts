import type { OperatorName } from './operators/names.ts'
import type { RuleType } from './rule-type.ts'
import type { RuleTree } from './tree.ts'

/**
 * The tree as it is run for somebody who may not read everything: a value that `reads` denies is blank, and options
 * that fields could have are not listed, for a checked rule needs them no more.
 */
export function withoutUnreadable(tree: RuleTree, reads: (path: readonly string[]) => boolean, keepsOptions = false): RuleTree {
  const type = keepsOptions ? tree.type : withoutOptions(tree.type)
  switch (tree.kind) {
    case 'literal':
      return { ...tree, type }
    case 'field':
      return reads(tree.path) ? { ...tree, type } : { kind: 'literal', type, value: null }
    case 'list':
      return { ...tree, type, items: tree.items.map((item) => withoutUnreadable(item, reads)) }
    case 'call':
      return { ...tree, type, args: tree.args.map((arg) => withoutUnreadable(arg, reads, tree.operator === saysLabels)) }
  }
}

/** The one operator that asks the type of its argument for the options' labels. */
const saysLabels: OperatorName = 'option_label'

function withoutOptions(type: RuleType): RuleType {
  if (type.type === 'list') return { ...type, of: withoutOptions(type.of) }
  return type.type === 'option' || type.type === 'options' ? { type: type.type, values: [] } : type
}
