import type { OperatorName } from './operators/names.ts'
import type { RuleType } from './rule-type.ts'
import type { RuleValue } from './values.ts'

/**
 * A rule that has been checked: every name exists, every node has a type that fits its place, and nothing is too large.
 * The back ends - JavaScript, SQL and plain words - trust it and check nothing again.
 */
export type RuleTree = LiteralNode | FieldNode | ListNode | CallNode

/** A fixed value, in the form that its type has on the wire. Text is in NFC. */
export interface LiteralNode {
  readonly kind: 'literal'
  readonly type: RuleType
  readonly value: RuleValue
}

/** A value that the rule reads: `path` leads over relations to a field, `name` is the path with dots. */
export interface FieldNode {
  readonly kind: 'field'
  readonly type: RuleType
  readonly path: readonly string[]
  readonly name: string
  /** Of a field that holds parts, the one that is read; the path leads to the whole. */
  readonly part?: string
  /** What the value is reckoned from, where nobody stores it. */
  readonly formula?: Reckoning
}

/** A formula within a rule: its paths begin where the rule's do. */
export interface Reckoning {
  readonly tree: RuleTree
  readonly room: Room
}

/** What a formula's field has room for: so many digits before the point, so many characters; all else fits as it is. */
export type Room = { readonly whole: number } | { readonly characters: number } | undefined

/** A list written out in the rule of which at least one element is not fixed. */
interface ListNode {
  readonly kind: 'list'
  readonly type: RuleType
  readonly items: readonly RuleTree[]
}

export interface CallNode {
  readonly kind: 'call'
  readonly type: RuleType
  readonly operator: OperatorName
  readonly args: readonly RuleTree[]
}

/** The path of what a node reads as people and rules write it, the part included. */
export const fullPath = ({ path, part }: FieldNode): readonly string[] => (part === undefined ? path : [...path, part])

/** The nodes directly below a node. */
export function childrenOf(tree: RuleTree): readonly RuleTree[] {
  if (tree.kind === 'call') return tree.args
  if (tree.kind === 'field') return tree.formula ? [tree.formula.tree] : []
  return tree.kind === 'list' ? tree.items : []
}
