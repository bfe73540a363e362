import { useTranslation } from 'react-i18next'
import { LabelInput } from '../labels/LabelInput.tsx'
import { ApiNameRow } from '../names/ApiNameRow.tsx'
import { ChangeType } from './ChangeType.tsx'
import type { FieldStepProps } from './FieldInspector.tsx'
import classes from './fields.module.css'
import { PersonalSettings } from './PersonalSettings.tsx'
import { TypeSettings } from './TypeSettings.tsx'
import { FieldUsed } from '../where-used/FieldUsed.tsx'

/** What is rarely needed: notes for designers, personal data, the API name, another type, where the field is used. */
export function AdvancedStep({ object, field, issues, edits }: FieldStepProps) {
  const { t } = useTranslation('design-fields')
  const { change, edit, endBurst } = edits
  const isTaken = (name: string) => object.fields.some((each) => each.id !== field.id && each.name === name)
  return (
    <div className={classes.panel}>
      <TypeSettings field={field} step="advanced" issues={issues} onChange={(changes) => change(changes, Object.keys(changes).join())} />
      <PersonalSettings field={field} edits={edits} />
      <LabelInput
        label={t('advanced.description')}
        description={t('advanced.descriptionHelp')}
        isLong
        value={field.description}
        onChange={(description) => change({ description }, 'description')}
        onLeave={endBurst}
      />
      <ApiNameRow key={field.id} name={field.name} isTaken={isTaken} warning={t('advanced.rename')} onChange={(name) => change({ name })} />
      <ChangeType field={field} edit={edit} />
      <FieldUsed object={object} field={field} />
    </div>
  )
}
