import { Alert, Text } from '@mantine/core'
import { IconCheck, IconCircleCheck, IconHandStop, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ruleTypeOf } from '../../../schemas/fields/field.ts'
import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import { ruleContext } from '../../../schemas/rules/context.ts'
import type { RuleTree } from '../../../schemas/rules/tree.ts'
import type { RuleContext, RuleValue } from '../../../schemas/rules/values.ts'
import { wordsOfRule } from '../../../schemas/rules/words.ts'
import type { ValidationRule } from '../../../schemas/validation-rules/validation-rule.ts'
import { useApp } from '../../app/workspace.ts'
import { shownValue } from '../../controls/typed-value.ts'
import { useLanguage } from '../../i18n/language.ts'
import { useReader } from '../../i18n/reader.ts'
import { recordsIn, useRecordTitles } from '../conditions/record-titles.ts'
import { useRuleLabels } from '../conditions/rule-labels.ts'
import { fieldAtPath, type RuleSetting } from '../conditions/rule-setting.ts'
import { useLabelText } from '../draft/label-text.ts'
import { explainCondition, holdsFor, type JudgedPart } from './explain-condition.ts'
import classes from './rules.module.css'

interface VerdictProps extends RuleSetting {
  tree: RuleTree
  rule: ValidationRule
  values: Readonly<Record<string, RuleValue>>
  isNew: boolean
}

/** Whether a record would be stopped, and each condition with what the record has and whether it holds. */
export function Verdict({ tree, rule, object, set, values, isNew }: VerdictProps) {
  const { t } = useTranslation('design-rules')
  const labelText = useLabelText()
  const trial = { values, context: useTrialContext(), isNew }
  const isStopped = holdsFor(tree, trial)
  return (
    <div className={classes.verdict} aria-live="polite">
      <Alert
        variant="light"
        color={isStopped ? 'danger' : 'success'}
        icon={isStopped ? <IconHandStop size={18} aria-hidden /> : <IconCircleCheck size={18} aria-hidden />}
        title={t(isStopped ? 'try.stopped' : 'try.passes')}
      >
        {isStopped && labelText(rule.message)}
      </Alert>
      <ul className={classes.parts}>
        {explainCondition(tree, trial).map((part, index) => (
          // Conditions have no identity beside their place.
          // oxlint-disable-next-line react/no-array-index-key
          <Part key={index} part={part} object={object} set={set} values={values} />
        ))}
      </ul>
    </div>
  )
}

function useTrialContext(): RuleContext {
  const { person, roles, settings } = useApp()
  const { language } = useLanguage()
  // One trial, one instant.
  const [now] = useState(() => new Date())
  return ruleContext(settings, { now, user: person.id, roles, language })
}

function Part({ part, object, set, values }: RuleSetting & Pick<VerdictProps, 'values'> & { part: JudgedPart }) {
  const { t } = useTranslation('design-rules')
  const { language } = useLanguage()
  const reader = useReader()
  const labels = useRuleLabels({ object, set })
  const linked = part.paths.flatMap((path) => {
    const field = fieldAtPath({ object, set }, path)
    const type = field && ruleTypeOf(field)
    const id = values[path]
    return type?.type === 'record' && typeof id === 'string' ? [{ object: type.object, id }] : []
  })
  const title = useRecordTitles(set, [...recordsIn(part.tree), ...linked])
  const shown = (path: string): string => {
    const field = fieldAtPath({ object, set }, path)
    const value = values[path] ?? null
    if (!field || value === null) return t('try.blank')
    const type = ruleTypeOf(field)
    const name = type.type === 'record' && typeof value === 'string' ? title(type.object, value) : undefined
    // What a record holds is a value of its field.
    return name ?? shownValue(field, value as FieldValue, reader).text
  }
  return (
    <li className={classes.part}>
      {part.holds ? <IconCheck size={16} aria-label={t('try.holds')} className={classes.mark} /> : <IconX size={16} aria-label={t('try.holdsNot')} className={classes.mark} />}
      <div>
        {wordsOfRule(part.tree, language, { ...labels, record: title })}
        {part.paths.map((path) => (
          <Text key={path} size="xs" c="dimmed">
            {t('try.value', { field: labels.field(path.split('.')) ?? path, value: shown(path) })}
          </Text>
        ))}
      </div>
    </li>
  )
}
