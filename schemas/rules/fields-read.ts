import { childrenOf, type FieldNode, fullPath, type RuleTree } from './tree.ts'

/** The paths of all stored fields that a tree reads, through formulas too, with dots, each once. */
export const fieldsReadBy = (tree: RuleTree): readonly string[] => [...new Set(storedIn(tree).map(({ name }) => name))]

/** The fields that a tree names itself, formulas among them, each once. */
export const fieldsNamedBy = (tree: RuleTree): readonly FieldNode[] => [...new Map(namedIn(tree).map((node) => [fullPath(node).join('.'), node])).values()]

const storedIn = (tree: RuleTree): readonly FieldNode[] => (tree.kind === 'field' && !tree.formula ? [tree] : childrenOf(tree).flatMap(storedIn))

const namedIn = (tree: RuleTree): readonly FieldNode[] => (tree.kind === 'field' ? [tree] : childrenOf(tree).flatMap(namedIn))
