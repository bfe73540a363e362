import { createContext, useContext } from 'react'
import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { pathInObject } from '../../../schemas/objects/path.ts'
import { objectScope, savingScope } from '../../../schemas/objects/rule-scope.ts'
import type { RuleScope } from '../../../schemas/rules/scope.ts'

/** What a rule is about: records of an object, in a world of definitions. */
export interface RuleSetting {
  readonly object: ObjectDefinition
  readonly set: DefinitionSet
  /** The rule runs on a save: it may ask what the record was before. */
  readonly isOnSave?: boolean
}

/** What the rule can read. */
export const scopeOf = ({ object, set, isOnSave = false }: RuleSetting): RuleScope => (isOnSave ? savingScope : objectScope)(object, set)

const RuleSettingContext = createContext<RuleSetting | null>(null)

/** Set by the condition editor around its parts. */
export const RuleSettingProvider = RuleSettingContext.Provider

export function useRuleSetting(): RuleSetting {
  const setting = useContext(RuleSettingContext)
  if (!setting) throw new Error('no rule is being edited here')
  return setting
}

/** The field at the end of a path such as `account.industry`; undefined when it leads nowhere. */
export const fieldAtPath = ({ object, set }: RuleSetting, path: string): FieldDefinition | undefined =>
  path === '' ? undefined : pathInObject(object, path.split('.'), set)?.field


