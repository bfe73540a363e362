import { MultiSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Label } from '../../../../schemas/label.ts'
import { useChoices } from '../../draft/choices.ts'
import { LabelInput } from '../../labels/LabelInput.tsx'
import { Warnings } from '../editor/Warnings.tsx'
import type { TriggerEditorProps } from './TriggerEditor.tsx'

/** What is written on the button, and who has it. */
export function ButtonTrigger({ flow: { trigger }, set, onChange }: TriggerEditorProps) {
  const { t } = useTranslation('design-flow-trigger')
  const choicesOf = useChoices()
  // Settings of the trigger's own schema.
  const { label, roles = [] } = trigger as unknown as { label: Label; roles?: string[] }
  return (
    <>
      <div>
        <LabelInput label={t('button.label')} required value={label} onChange={(next) => onChange({ ...trigger, label: next }, 'label')} />
        <Warnings at="/trigger/label" />
      </div>
      <MultiSelect
        label={t('button.roles')}
        placeholder={roles.length === 0 ? t('button.everybody') : ''}
        data={choicesOf(set.all('role'))}
        value={roles}
        searchable
        onChange={(next) => onChange({ ...trigger, roles: next })}
      />
    </>
  )
}
