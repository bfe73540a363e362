import { useMemo } from 'react'
import { ruleLabels } from '../../../schemas/objects/rule-labels.ts'
import type { RuleLabels } from '../../../schemas/rules/words.ts'
import { useAppIfKnown } from '../../app/workspace.ts'
import { useLanguage } from '../../i18n/language.ts'
import { useReaderSettings } from '../../i18n/reader.ts'
import type { RuleSetting } from './rule-setting.ts'

/** What the reader calls the fields and options of a rule; over a lookup `Account › Industry`. */
export function useRuleLabels({ object, set }: RuleSetting): RuleLabels {
  const { language } = useLanguage()
  const { readerZone } = useReaderSettings()
  const fallback = useAppIfKnown()?.settings.languages[0]
  return useMemo(() => ({ zone: readerZone, ...ruleLabels(object, set, { language, fallback }) }), [object, set, language, readerZone, fallback])
}
