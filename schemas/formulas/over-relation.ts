import type { Formula } from '../rules/scope.ts'
import type { CallNode, FieldNode, RuleTree } from '../rules/tree.ts'

/**
 * A formula of another object as a rule reads it over relations: its paths begin where the rule's do, and where a relation
 * leads nowhere it is blank, also when it reads nothing.
 */
export function overRelation(formula: Formula, relations: readonly string[]): Formula {
  if (relations.length === 0) return formula
  const { tree, room, reads, mentions } = formula
  const link = relations.join('.')
  const under = (path: string): string => `${link}.${path}`
  return { tree: whereThere(relations, moved(tree, relations)), room, reads: [link, ...reads.map(under)], mentions: mentions.map(under) }
}

function moved(tree: RuleTree, relations: readonly string[]): RuleTree {
  switch (tree.kind) {
    case 'literal':
      return tree
    case 'field':
      return {
        ...tree,
        path: [...relations, ...tree.path],
        name: `${relations.join('.')}.${tree.name}`,
        ...(tree.formula && { formula: { ...tree.formula, tree: moved(tree.formula.tree, relations) } }),
      }
    case 'list':
      return { ...tree, items: tree.items.map((item) => moved(item, relations)) }
    case 'call':
      return { ...tree, args: tree.args.map((arg) => moved(arg, relations)) }
  }
}

function whereThere(relations: readonly string[], tree: RuleTree): RuleTree {
  // Whatever it points at: only whether it is blank is asked.
  const link: FieldNode = { kind: 'field', type: { type: 'record', object: '' }, path: relations, name: relations.join('.') }
  const isThere: CallNode = { kind: 'call', type: { type: 'boolean' }, operator: '!!', args: [link] }
  return { kind: 'call', type: tree.type, operator: 'if', args: [isThere, tree] }
}
