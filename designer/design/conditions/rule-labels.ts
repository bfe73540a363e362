import { useMemo } from 'react'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import { labelIn } from '../../../schemas/label.ts'
import { pathInObject } from '../../../schemas/objects/path.ts'
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
  return useMemo(() => {
    const fieldAt = (path: readonly string[]) => pathInObject(object, path, set)?.field
    return {
      zone: readerZone,
      field: (path) => {
        const trail = path.map((_, index) => fieldAt(path.slice(0, index + 1)))
        return trail.every((field) => field !== undefined) ? trail.map(({ label }) => labelIn(label, language, fallback)).join(' › ') : undefined
      },
      option: (path, value) => {
        const field = fieldAt(path)
        const option = field && fieldTypeOf(field).options?.(field).find((each) => each.value === value)
        return option && labelIn(option.label, language, fallback)
      },
    }
  }, [object, set, language, readerZone, fallback])
}
