import { Text } from '@mantine/core'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import { labelIn } from '../../../schemas/label.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { definitionSet } from '../../../schemas/definition-set.ts'
import { objectScope } from '../../../schemas/objects/rule-scope.ts'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import { wordsOfRule } from '../../../schemas/rules/words.ts'
import { useApp } from '../../app/workspace.ts'
import { useLanguage } from '../../i18n/language.ts'
import { useReaderSettings } from '../../i18n/reader.ts'
import { knownField } from '../use-object.ts'
import { type Filter, ruleOfFilter } from './filter.ts'

/** A filter in plain words: `Stage is Won and Amount is more than 1,000`. */
export function FilterWords({ object, filter }: { object: ObjectDefinition; filter: Filter }) {
  const { objects, settings } = useApp()
  const { language } = useLanguage()
  const { readerZone } = useReaderSettings()
  const rule = ruleOfFilter(filter)
  const checked = checkRule(rule, objectScope(object, definitionSet(objects.map(({ definition }) => definition))), { type: 'boolean' })
  if (rule === undefined || isRefused(checked)) return null
  const [fallback] = settings.languages
  const words = wordsOfRule(checked.tree, language, {
    zone: readerZone,
    field: ([name = '']) => {
      const field = knownField(object, name)
      return field && labelIn(field.label, language, fallback)
    },
    option: ([name = ''], value) => {
      const field = knownField(object, name)
      const option = field && fieldTypeOf(field).options?.(field).find((each) => each.value === value)
      return option && labelIn(option.label, language, fallback)
    },
  })
  return <Text size="sm">{words}</Text>
}
