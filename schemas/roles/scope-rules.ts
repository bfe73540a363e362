import { pointerStep } from '../issue.ts'
import type { StoredCondition } from '../rules/stored-condition.ts'
import type { RoleDefinition } from './role.ts'
import { ruleOfScope } from './scope-order.ts'

/** A rule that says which records of an object a right reaches, and where it stands. */
export interface PlacedScopeRule {
  readonly object: string
  readonly rule: StoredCondition
  /** JSON pointer to the rule. */
  readonly at: string
  /** JSON pointer to the right: without its rule it reaches nothing. */
  readonly right: string
}

/** The rules in the scopes of a role. */
export const scopeRules = ({ objects }: RoleDefinition): readonly PlacedScopeRule[] =>
  Object.entries(objects).flatMap(([object, rights]) =>
    rights === 'everything'
      ? []
      : (['read', 'update', 'delete'] as const).flatMap((name) => {
          const rule = ruleOfScope(rights[name])
          const right = `/objects${pointerStep(object)}/${name}`
          return rule === undefined ? [] : [{ object, rule, right, at: `${right}/where` }]
        }),
  )
