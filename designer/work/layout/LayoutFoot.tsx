import { List, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LayoutState } from '../../../schemas/layouts/layout-state.ts'
import type { RuleValues } from '../../../schemas/rules/values.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useLabels } from '../use-object.ts'
import { hiddenFields, reasonFor } from '../../../schemas/layouts/explain-layout.ts'
import classes from './layout.module.css'
import { useRuleContext } from './rule-context.ts'
import type { UsedLayout } from './use-layout.ts'
import { FieldReasons, Why } from './Why.tsx'

interface LayoutFootProps {
  object: ObjectDefinition
  used: UsedLayout
  state: LayoutState
  values: () => RuleValues
}

/** What the layout keeps from sight, and why it is this layout. Nothing for an object without layouts. */
export function LayoutFoot({ object, used, state, values }: LayoutFootProps) {
  const { t } = useTranslation('record')
  const context = useRuleContext()
  const { chosen, compiled } = used
  if (!chosen) return null
  const { layout } = compiled
  const hidden = hiddenFields({ layout, state })
  return (
    <div className={classes.foot}>
      {hidden.length > 0 && (
        <Why label={t('why.hiddenHere', { count: hidden.length })}>
          {() => <FieldReasons object={object} reasons={hidden.flatMap((name) => reasonFor(name, { layout, state, values: values(), context: context() }) ?? [])} />}
        </Why>
      )}
      <Why label={t('why.layout')}>{() => <LayoutReasonText used={used} object={object} />}</Why>
    </div>
  )
}

/** "You get this layout because …" */
function LayoutReasonText({ used: { chosen }, object }: Pick<LayoutFootProps, 'used' | 'object'>) {
  const { t } = useTranslation('record')
  const labels = useLabels()
  if (!chosen) return null
  const { reason, others } = chosen
  const type = reason.by === 'recordType' ? object.recordTypes?.find(({ name }) => name === reason.recordType) : undefined
  const params = {
    layout: labels(chosen.layout.label),
    priority: reason.by === 'priority' ? reason.priority : 0,
    role: reason.by === 'role' ? reason.role : '',
    recordType: type ? labels(type.label) : '',
  }
  return (
    <>
      <Text size="sm">{t(`reason.${reason.by}`, params)}</Text>
      {others.length > 0 && (
        <>
          <Text size="xs" c="dimmed" mt="xs">
            {t('reason.others')}
          </Text>
          <List size="xs">
            {others.map((label, index) => (
              <List.Item key={index}>{labels(label)}</List.Item>
            ))}
          </List>
        </>
      )}
    </>
  )
}
