import { isSame } from '../same-json.ts'
import type { RightScope } from './role.ts'

type Scope = RightScope | undefined

const widths = ['own', 'team', 'below', 'all'] as const

/**
 * Whether a scope reaches nothing that another does not, whoever has it and whatever is stored. Of rules nothing is known, so a rule lies
 * within itself and within all; own records are part of every scope.
 */
export function isScopeWithin(scope: Scope, wider: Scope): boolean {
  if (!scope || wider === 'all') return true
  if (!wider) return false
  if (typeof scope === 'object') return typeof wider === 'object' && isSame(scope.where, wider.where)
  return scope === 'own' || (typeof wider === 'string' && widths.indexOf(scope) <= widths.indexOf(wider))
}

/** The rule of a scope that is one. */
export const ruleOfScope = (scope: Scope) => (typeof scope === 'object' ? scope.where : undefined)
