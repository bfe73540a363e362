import { Text } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { ExplainedRule } from '../../../schemas/rules/explain.ts'
import { wordsOfRule } from '../../../schemas/rules/words.ts'
import { useApp } from '../../app/workspace.ts'
import { useLanguage } from '../../i18n/language.ts'
import { useReader } from '../../i18n/reader.ts'
import { fieldAlong, useRuleLabels } from '../rule-labels.ts'
import classes from './layout.module.css'

interface WhyConditionsProps {
  object: ObjectDefinition
  rule: ExplainedRule
}

/** A rule as the list of its conditions: each in plain words, with a tick or a cross and the value that it saw. */
export function WhyConditions({ object, rule }: WhyConditionsProps) {
  const isAll = rule.tree.kind === 'call' && rule.tree.operator === 'and'
  return <ul className={classes.conditions}>{isAll ? rule.parts.map((part, index) => <Condition key={index} object={object} rule={part} />) : <Condition object={object} rule={rule} />}</ul>
}

function Condition({ object, rule }: WhyConditionsProps) {
  const { t } = useTranslation('record')
  const { language } = useLanguage()
  const labels = useRuleLabels(object)
  const { holds, parts, read, tree } = rule
  const operator = tree.kind === 'call' ? tree.operator : undefined
  return (
    <li>
      <div className={classes.condition}>
        {holds ? <IconCheck size={16} className={classes.holds} role="img" aria-label={t('why.holds')} /> : <IconX size={16} className={classes.fails} role="img" aria-label={t('why.fails')} />}
        <span>
          {parts.length > 0 && (operator === 'or' || operator === 'and') ? t(operator === 'or' ? 'why.any' : 'why.all') : wordsOfRule(tree, language, labels)}
          {read.map(({ path, value }) => (
            <Text key={path.join('.')} size="xs" c="dimmed" component="div">
              <ReadValue object={object} path={path} value={value as FieldValue} />
            </Text>
          ))}
        </span>
      </div>
      {parts.length > 0 && operator !== '!' && (
        <ul className={classes.conditions}>
          {parts.map((part, index) => (
            <Condition key={index} object={object} rule={part} />
          ))}
        </ul>
      )}
    </li>
  )
}

/** "Amount: 1,200.00" or "Amount: not filled in". */
function ReadValue({ object, path, value }: { object: ObjectDefinition; path: readonly string[]; value: FieldValue }) {
  const { t } = useTranslation('record')
  const { objects } = useApp()
  const reader = useReader()
  const labels = useRuleLabels(object)
  const field = fieldAlong(object, path, objects)?.at(-1)
  const label = labels.field(path) ?? path.join('.')
  const isLink = field && fieldTypeOf(field).link?.(field) !== undefined
  if (value === null) return t('why.blank', { label })
  return t('why.value', { label, value: !field || isLink ? t('why.filled') : fieldTypeOf(field).format(value, field, reader) })
}
