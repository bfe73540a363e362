import { Text, type TextProps } from '@mantine/core'
import { useMemo } from 'react'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import { wordsOfRule } from '../../../schemas/rules/words.ts'
import { useLanguage } from '../../i18n/language.ts'
import { recordsIn, useRecordTitles } from './record-titles.ts'
import { useRuleLabels } from './rule-labels.ts'
import { type RuleSetting, scopeOf } from './rule-setting.ts'

interface RuleWordsProps extends RuleSetting, TextProps {
  rule: unknown
}

/** A condition in plain words: `Stage is Won and Amount is more than 1,000`. Nothing where there is none, or a faulty one. */
export function RuleWords({ object, set, isOnSave = false, rule, ...look }: RuleWordsProps) {
  const words = useRuleWords({ object, set, isOnSave }, rule)
  return words === undefined ? null : <Text {...look}>{words}</Text>
}

const noRecords: ReturnType<typeof recordsIn> = []

/** The words of a condition; undefined where there is none, or a faulty one. */
export function useRuleWords({ object, set, isOnSave = false }: RuleSetting, rule: unknown): string | undefined {
  const { language } = useLanguage()
  const labels = useRuleLabels({ object, set })
  const tree = useMemo(() => {
    const checked = rule === null || rule === undefined ? undefined : checkRule(rule, scopeOf({ object, set, isOnSave }), { type: 'boolean' })
    return checked && !isRefused(checked) ? checked.tree : undefined
  }, [rule, object, set, isOnSave])
  const record = useRecordTitles(set, tree ? recordsIn(tree) : noRecords)
  return tree && wordsOfRule(tree, language, { ...labels, record })
}
