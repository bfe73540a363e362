import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { Label } from '../../../schemas/label.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'
import { LabelInput } from '../labels/LabelInput.tsx'
import { ApiNameRow } from '../names/ApiNameRow.tsx'
import { useEditedField } from './edited-field.ts'
import classes from './fields.module.css'
import { proposeInverse, takenInverses } from './inverse.ts'

interface InverseEditorProps {
  label: string
  help: string | undefined
  error: string | undefined
  value: { name: string; label: Label } | undefined
  onChange: (value: { name: string; label: Label } | undefined) => void
}

/** Whether the object at the other end lists these records, and what it calls them. */
export function InverseEditor({ label, help, error, value, onChange }: InverseEditorProps) {
  const { t } = useTranslation('design-fields')
  const { field, object, onLeave } = useEditedField()
  const { set } = useDraftSet()
  const labelText = useLabelText()
  const link = fieldTypeOf(field).link?.(field)
  const target = link?.to === 'object' ? set.get('object', link.object) : undefined
  if (link?.to !== 'object') return null
  const taken = takenInverses(link.object, field.id, set)
  return (
    <div className={classes.group}>
      <Switch
        label={label}
        description={target ? t('inverse.help', { object: labelText(target.label) }) : help}
        error={error}
        checked={value !== undefined}
        onChange={(event) => onChange(event.currentTarget.checked ? proposeInverse(field, object, set).inverse : undefined)}
      />
      {value !== undefined && (
        <div className={classes.inset}>
          <LabelInput
            label={t('inverse.label')}
            required
            value={value.label}
            onChange={(next) => next !== undefined && onChange({ ...value, label: next })}
            onLeave={onLeave}
          />
          <ApiNameRow name={value.name} isTaken={(name) => taken.has(name)} onChange={(name) => onChange({ ...value, name })} />
        </div>
      )}
    </div>
  )
}
