import type { Issue } from '../issue.ts'
import { checkNode } from './check-node.ts'
import type { Checking } from './checking.ts'
import { checkCosts } from './costs.ts'
import { outsideLimits } from './limits.ts'
import { describeType, isAssignable, type RuleType } from './rule-type.ts'
import type { RuleScope } from './scope.ts'
import type { RuleTree } from './tree.ts'

export interface CheckedRule {
  readonly tree: RuleTree
  /** Paths of all stored fields that the rule reads, through formulas too: they are fetched, and rights are checked on them. */
  readonly reads: readonly string[]
  /** Paths of all fields that the rule names itself, formulas among them. */
  readonly mentions: readonly string[]
}

export interface RefusedRule {
  readonly issues: readonly Issue[]
}

export const isRefused = (checked: object): checked is RefusedRule => 'issues' in checked

/**
 * Reads a rule in its stored form, JsonLogic, and proves that it can be run: only known operators, only names of the
 * scope, a type for every node, nothing beyond `limits`. The input may be anything at all, also hostile.
 *
 * With `expect` the rule gives values of that type. Otherwise all issues at once, each with a JSON pointer into the rule.
 */
export function checkRule(json: unknown, scope: RuleScope, expect?: RuleType): CheckedRule | RefusedRule {
  const outside = outsideLimits(json)
  if (outside) return { issues: [outside] }
  const issues: Issue[] = []
  const reads = new Set<string>()
  const mentions = new Set<string>()
  const checking: Checking = {
    scope,
    reads,
    mentions,
    known: new Map(),
    node: (place, hint) => checkNode(checking, place, hint),
    refuse: (path, code, params) => void issues.push(params ? { code, path, params } : { code, path }),
  }
  const checked = checkNode(checking, { json, at: '' }, expect)
  const tree = checked && fitted(checking, checked, expect)
  if (tree) issues.push(...checkCosts(tree))
  return tree && issues.length === 0 ? { tree, reads: [...reads], mentions: [...mentions] } : { issues }
}

/** The tree as one of the expected type: whole numbers count as decimals, options as text. */
function fitted(checking: Checking, tree: RuleTree, expect?: RuleType): RuleTree | undefined {
  if (!expect) return tree
  if (isAssignable(tree.type, expect)) return { ...tree, type: expect }
  return checking.refuse('', 'rule.wrong-type', { expected: [describeType(expect)], given: describeType(tree.type) })
}
