import { useMemo } from 'react'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import { ruleIssueText } from '../../../schemas/rules/issue-texts/rule-issue-text.ts'
import { useLanguage } from '../../i18n/language.ts'
import { isFinished, linesOf, readCondition, writeCondition } from './condition-tree.ts'
import { type RuleSetting, scopeOf, useRuleSetting } from './rule-setting.ts'

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

/** Whether one of the lines that a condition is drawn as is wrong by itself. */
export const hasFaultyLine = (rule: unknown, setting: RuleSetting): boolean =>
  linesOf(readCondition(rule)).some((line) => isFinished(line) && isRefused(checkRule(writeCondition(line), scopeOf(setting), { type: 'boolean' })))
