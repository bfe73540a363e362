import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import { LabelInput } from '../labels/LabelInput.tsx'
import type { FieldStepProps } from './FieldInspector.tsx'
import classes from './fields.module.css'
import { AtTarget } from './AtTarget.tsx'
import { PlacedOn } from './PlacedOn.tsx'
import { TypeSettings } from './TypeSettings.tsx'
import { WhoSees } from './WhoSees.tsx'

/** What almost every field needs: its name, what it holds, whether it must be filled in, and who sees it. */
export function BasicsStep({ object, field, issues, edits }: FieldStepProps) {
  const { t } = useTranslation('design-fields')
  const { change, endBurst } = edits
  const { filledBy, alwaysRequired, rows } = fieldTypeOf(field)
  return (
    <div className={classes.panel}>
      <LabelInput label={t('basics.label')} required value={field.label} onChange={(label) => change({ label }, 'label')} onLeave={endBurst} />
      <TypeSettings field={field} step="basics" issues={issues} onChange={(changes) => change(changes, Object.keys(changes).join())} />
      <AtTarget object={object} field={field} flush={edits.flush} />
      {filledBy === 'people' && !rows && (
        <Switch
          label={t('basics.required')}
          description={t('basics.requiredHelp')}
          checked={field.required ?? false}
          disabled={alwaysRequired && field.required}
          onChange={(event) => change({ required: event.currentTarget.checked || undefined })}
        />
      )}
      <LabelInput
        label={t('basics.help')}
        description={t('basics.helpHelp')}
        isLong
        value={field.help}
        onChange={(help) => change({ help }, 'help')}
        onLeave={endBurst}
      />
      <WhoSees object={object} field={field} />
      <PlacedOn object={object} field={field} />
    </div>
  )
}
