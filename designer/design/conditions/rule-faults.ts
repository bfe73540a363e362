import { useMemo } from 'react'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import { ruleIssueText } from '../../../schemas/rules/issue-texts/rule-issue-text.ts'
import { useLanguage } from '../../i18n/language.ts'
import { scopeOf, useRuleSetting } from './rule-setting.ts'

/** What is wrong with a condition, in the reader's words; none where there is no condition. */
export function useRuleFaults(rule: unknown): readonly string[] {
  const { language } = useLanguage()
  const setting = useRuleSetting()
  return useMemo(() => {
    if (rule === null || rule === undefined) return []
    const checked = checkRule(rule, scopeOf(setting), { type: 'boolean' })
    return isRefused(checked) ? checked.issues.map((issue) => ruleIssueText(issue, language)) : []
    // Lines are written anew at every render: what counts is what they say.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [JSON.stringify(rule), setting, language])
}
