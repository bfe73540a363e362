import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { usePreference } from '../../ui/preference.ts'
import { FormSection } from '../forms/FormSection.tsx'

/** Whether keys do something without Ctrl: not everybody's hands or speech input want that. */
export function KeyChoice() {
  const { t } = useTranslation('admin-profile')
  const [isOn, setOn] = usePreference('singleKeys', true)
  return (
    <FormSection title={t('keys.title')} description={t('keys.text')}>
      <Switch label={t('keys.single')} checked={isOn} onChange={(event) => setOn(event.currentTarget.checked)} />
    </FormSection>
  )
}
