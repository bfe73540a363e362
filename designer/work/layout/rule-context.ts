import { useCallback } from 'react'
import { ruleContext } from '../../../schemas/rules/context.ts'
import type { RuleContext } from '../../../schemas/rules/values.ts'
import { useApp } from '../../app/workspace.ts'
import { useLanguage } from '../../i18n/language.ts'

/** The world in which conditions hold for this person now, as the server would see it. */
export function useRuleContext(): () => RuleContext {
  const { person, roles, settings } = useApp()
  const { language } = useLanguage()
  return useCallback(() => ruleContext(settings, { now: new Date(), user: person.id, roles, language }), [person.id, roles, settings, language])
}
