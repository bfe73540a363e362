import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { addKey, changeKey } from '../../document/commands/change-key.ts'
import type { FieldStepProps } from './FieldInspector.tsx'
import classes from './fields.module.css'
import { TypeSettings } from './TypeSettings.tsx'

/** What a value must be like. */
export function LimitsStep({ object, field, issues, edits }: FieldStepProps) {
  const { t } = useTranslation('design-fields')
  const key = ownKey(object, field.name)
  const setUnique = (isUnique: boolean) =>
    edits.edit((before) => {
      const present = ownKey(before, field.name)
      if (isUnique) return present ? before : addKey(before, 'unique', [field.name])
      return present ? changeKey(before, 'unique', { id: present.id, fields: [] }) : before
    }, t('undo.unique'))
  return (
    <div className={classes.panel}>
      <Switch
        label={t('limits.unique')}
        description={t('limits.uniqueHelp')}
        checked={key !== undefined}
        onChange={(event) => setUnique(event.currentTarget.checked)}
      />
      <TypeSettings field={field} step="limits" issues={issues} onChange={(changes) => edits.change(changes, Object.keys(changes).join())} />
    </div>
  )
}

/** The unique key over this field alone, if there is one. */
const ownKey = (object: ObjectDefinition, name: string) => (object.unique ?? []).find(({ fields }) => fields.length === 1 && fields[0] === name)
