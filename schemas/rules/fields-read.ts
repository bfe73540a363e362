import { childrenOf, type RuleTree } from './tree.ts'

/** The paths of all fields that a tree reads, with dots, each once. */
export const fieldsReadBy = (tree: RuleTree): readonly string[] => [...new Set(namesIn(tree))]

const namesIn = (tree: RuleTree): readonly string[] => (tree.kind === 'field' ? [tree.name] : childrenOf(tree).flatMap(namesIn))
