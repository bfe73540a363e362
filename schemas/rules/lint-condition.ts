import type { Issue } from '../issue.ts'
import { checkRule, isRefused } from './check.ts'
import { neverHolds } from './never-holds.ts'
import type { RuleScope } from './scope.ts'

/** A warning of a condition that can never hold. One that says plainly `false` is meant so, and one with faults has those. */
export function lintCondition(json: unknown, scope: RuleScope, path: string): readonly Issue[] {
  if (json === null || json === undefined || typeof json === 'boolean') return []
  const checked = checkRule(json, scope, { type: 'boolean' })
  return isRefused(checked) || !neverHolds(checked.tree) ? [] : [{ code: 'condition.never-holds', path, level: 'warning' }]
}
