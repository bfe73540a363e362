import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { askedAs, type FieldDefinition, fieldTypeOf, ruleTypeOf } from '../../../schemas/fields/field.ts'
import type { Json } from '../../../schemas/pointer.ts'
import { type OperatorName, operators } from '../../../schemas/rules/operators/index.ts'
import { FieldControl } from '../../controls/FieldControl.tsx'
import { useReader } from '../../i18n/reader.ts'
import classes from './conditions.module.css'
import { useRecordTitles } from './record-titles.ts'
import { fieldValueOf, ruleValueOf } from './rule-value.ts'
import { useRuleSetting } from './rule-setting.ts'

interface ValuePickerProps {
  field: FieldDefinition
  operator: OperatorName
  value: Json
  isFaulty: boolean
  onChange: (value: Json) => void
}

/** A fixed value, given by the field's own input where the whole value is asked for. */
export function ValuePicker({ field: subject, operator, value, isFaulty, onChange }: ValuePickerProps) {
  const { t } = useTranslation('conditions')
  const { set } = useRuleSetting()
  const field = comparedField(subject, operator)
  const type = ruleTypeOf(field)
  const shown = fieldValueOf(value, type)
  const title = useRecordTitles(set, type.type === 'record' && typeof shown === 'string' ? [{ object: type.object, id: shown }] : [])
  if (type.type === 'boolean') return <YesOrNo field={field} value={value} onChange={onChange} />
  if (isWritten(field, operator)) return <TextInput aria-label={t('line.value')} value={String(shown ?? '')} maxLength={1_000} error={isFaulty} onChange={(event) => onChange(event.currentTarget.value)} />
  return (
    <div className={classes.control}>
      <FieldControl
        field={field}
        value={shown}
        onChange={(next) => onChange(ruleValueOf(next, type))}
        label={t('line.value')}
        // The mark alone: the line says what is wrong.
        error={isFaulty || undefined}
        title={type.type === 'record' && typeof shown === 'string' ? title(type.object, shown) : undefined}
      />
    </div>
  )
}

/** The field whose input gives the value: what is asked of several values is compared with one of them. */
const comparedField = (field: FieldDefinition, operator: OperatorName): FieldDefinition =>
  (operator === 'includes' ? fieldTypeOf(field).element?.(field) : undefined) ?? askedAs(field)

/** Whether plain text is asked for: a part of the value, or a value that people never enter themselves. */
const isWritten = (field: FieldDefinition, operator: OperatorName): boolean =>
  fieldTypeOf(field).control === 'read_only' || operators[operator].group === 'text'

/** A switch would say no before anybody has chosen. */
function YesOrNo({ field, value, onChange }: Omit<ValuePickerProps, 'operator' | 'isFaulty'>) {
  const { t } = useTranslation('conditions')
  const reader = useReader()
  const words = (truth: boolean) => fieldTypeOf(field).format(truth, field, reader)
  return (
    <Select
      aria-label={t('line.value')}
      placeholder={t('line.value')}
      data={[
        { value: 'true', label: words(true) },
        { value: 'false', label: words(false) },
      ]}
      value={value === null ? null : String(value)}
      allowDeselect={false}
      onChange={(next) => onChange(next === 'true')}
    />
  )
}
