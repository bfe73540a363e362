import { CloseButton, Group, MultiSelect, TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type FieldDefinition, fieldTypeOf, ruleTypeOf } from '../../../schemas/fields/field.ts'
import type { Json } from '../../../schemas/pointer.ts'
import { FieldControl } from '../../controls/FieldControl.tsx'
import { withoutMarks } from '../../ui/without-marks.ts'
import { useLabelText } from '../draft/label-text.ts'
import classes from './conditions.module.css'
import { useRecordTitles } from './record-titles.ts'
import { useRuleSetting } from './rule-setting.ts'

interface ValuesPickerProps {
  field: FieldDefinition
  values: readonly Json[]
  onChange: (values: readonly Json[]) => void
}

/** Several values of a field: options, people, records or texts. */
export function ValuesPicker(props: ValuesPickerProps) {
  const type = ruleTypeOf(props.field)
  if (type.type === 'record') return <RecordsPicker {...props} object={type.object} />
  return fieldTypeOf(props.field).options ? <OptionsPicker {...props} /> : <TextsPicker {...props} />
}

function OptionsPicker({ field, values, onChange }: ValuesPickerProps) {
  const { t } = useTranslation('conditions')
  const labelText = useLabelText()
  const options = fieldTypeOf(field).options?.(field) ?? []
  const chosen = values.map(String)
  const gone = chosen.filter((value) => !options.some((option) => option.value === value))
  return (
    <MultiSelect
      aria-label={t('line.values')}
      placeholder={chosen.length === 0 ? t('line.values') : ''}
      data={[...options.map(({ value, label }) => ({ value, label: labelText(label) })), ...gone.map((value) => ({ value, label: value }))]}
      value={chosen}
      onChange={onChange}
      searchable={options.length > 7}
      hidePickedOptions
      filter={({ options: data, search }) => data.filter((each) => 'label' in each && withoutMarks(each.label).includes(withoutMarks(search)))}
    />
  )
}

function TextsPicker({ values, onChange }: ValuesPickerProps) {
  const { t } = useTranslation('conditions')
  return <TagsInput aria-label={t('line.values')} placeholder={values.length === 0 ? t('line.texts') : ''} value={values.map(String)} onChange={onChange} splitChars={[]} />
}

/** Records and people, each added by the field's own input. */
function RecordsPicker({ field, values, onChange, object }: ValuesPickerProps & { object: string }) {
  const { t } = useTranslation('conditions')
  const { set } = useRuleSetting()
  const ids = values.map(String)
  const title = useRecordTitles(set, ids.map((id) => ({ object, id })))
  return (
    <div className={classes.control}>
      {ids.length > 0 && (
        <Group gap={4} mb={4}>
          {ids.map((id) => (
            <span key={id} className={classes.chip}>
              {title(object, id) ?? id}
              <CloseButton size={24} aria-label={t('line.takeAway', { value: title(object, id) ?? id })} onClick={() => onChange(ids.filter((each) => each !== id))} />
            </span>
          ))}
        </Group>
      )}
      {/* Made anew after each choice, so that it is empty again. */}
      <FieldControl key={ids.length} field={field} value={null} onChange={(id) => typeof id === 'string' && !ids.includes(id) && onChange([...ids, id])} label={t('line.addValue')} />
    </div>
  )
}
