import { Text } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { ResolvedField } from '../../../schemas/layouts/resolved-layout.ts'
import { FieldControl } from '../../controls/FieldControl.tsx'
import { useFormat } from '../../i18n/reader.ts'
import { reasonFor } from '../../../schemas/layouts/explain-layout.ts'
import { useRuleContext } from '../layout/rule-context.ts'
import classes from '../layout/layout.module.css'
import { useFormField, useFormStore } from '../layout/use-form.ts'
import type { UsedLayout } from '../layout/use-layout.ts'
import { FieldReasons, Why } from '../layout/Why.tsx'
import { useLabels } from '../use-object.ts'

interface FormFieldProps {
  item: ResolvedField
  field: FieldDefinition
  object: ObjectDefinition
  used: UsedLayout
  /** Whether the person may give the value at all. */
  isGiven: boolean
  title: string | undefined
  /** The record is in approval, and this must stay as it is until it is decided. */
  lock?: RecordAnswer['_locked']
}

/** One input of a record form. Drawn again only when something of its own field changes. */
export const FormField = memo(function FormField({ item, field, object, used, isGiven, title, lock }: FormFieldProps) {
  const labels = useLabels()
  const store = useFormStore()
  const { value, required, readOnly, mustBeEmpty, options, fault, faults, isLater } = useFormField(field.name)
  const help = item.help ?? field.help
  const isBound = readOnly || mustBeEmpty
  return (
    <div className={classes.control}>
      <FieldControl
        field={field}
        value={value}
        onChange={(next) => store.set(field.name, next)}
        live
        label={labels(item.label ?? field.label)}
        help={help && labels(help)}
        required={(field.required ?? false) || required}
        disabled={!isGiven || readOnly || lock !== undefined}
        offered={options}
        title={title}
        error={fault}
        faults={faults}
        isLater={isLater}
      />
      {lock && (
        <span className={classes.why}>
          <WhyLocked lock={lock} />
        </span>
      )}
      {isBound && !lock && (
        <span className={classes.why}>
          <WhyBound name={field.name} object={object} used={used} />
        </span>
      )}
    </div>
  )
})

/** Which approval holds a field, and who decides. */
function WhyLocked({ lock: { flow, by } }: { lock: NonNullable<FormFieldProps['lock']> }) {
  const { t } = useTranslation('record')
  const format = useFormat()
  return <Why label={t('why.ask')}>{() => <Text size="sm">{t('why.inApproval', { flow, names: format.list(by) })}</Text>}</Why>
}

/** Why a field is locked, or must be empty. */
function WhyBound({ name, object, used }: Pick<FormFieldProps, 'object' | 'used'> & { name: string }) {
  const { t } = useTranslation('record')
  const store = useFormStore()
  const context = useRuleContext()
  return (
    <Why label={t('why.ask')}>
      {() => {
        const reason = reasonFor(name, { layout: used.compiled.layout, state: store.state(), values: store.ruleValues(), context: context() })
        return <FieldReasons object={object} reasons={reason ? [reason] : []} />
      }}
    </Why>
  )
}
