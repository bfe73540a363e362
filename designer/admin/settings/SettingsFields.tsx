import { Checkbox, Group, Select, TextInput } from '@mantine/core'
import { getCountries } from 'libphonenumber-js/min'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkspaceSettings } from '../../../schemas/workspace-settings.ts'
import { type Language, languageNames, languages, useLanguage } from '../../i18n/language.ts'
import formClasses from '../forms/forms.module.css'
import { FormSection } from '../forms/FormSection.tsx'
import { matching, ZoneSelect } from '../forms/ZoneSelect.tsx'
import { CallFields } from './CallFields.tsx'
import { countryChoices, currencyChoices, dayChoices, monthChoices } from './setting-choices.ts'

export const settingInputs = ['name', 'languages', 'zone', 'currency', 'country', 'weekStart', 'fiscalYearStart', 'calls'] as const

interface SettingsFieldsProps {
  form: WorkspaceSettings
  onChange: (form: WorkspaceSettings) => void
  faults: Readonly<Record<string, string>>
}

/** All settings, in four groups. */
export function SettingsFields({ form, onChange, faults }: SettingsFieldsProps) {
  const { t } = useTranslation('admin-settings')
  const set = (change: Partial<WorkspaceSettings>) => onChange({ ...form, ...change })
  return (
    <>
      <FormSection title={t('section.name')}>
        <TextInput
          label={t('field.name')}
          description={t('help.name')}
          value={form.name}
          maxLength={80}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={form.name.trim() === '' ? t('nameMissing') : faults.name}
        />
        <Languages value={form.languages} onChange={(next) => set({ languages: next })} />
      </FormSection>
      <PlaceFields form={form} onChange={onChange} faults={faults} />
      <TimeFields form={form} onChange={onChange} />
      <CallFields calls={form.calls} onChange={(calls) => set({ calls })} error={faults.calls} />
    </>
  )
}

function PlaceFields({ form, onChange, faults }: SettingsFieldsProps) {
  const { t } = useTranslation('admin-settings')
  const { language } = useLanguage()
  const countries = useMemo(() => countryChoices(language, getCountries()), [language])
  const currencies = useMemo(() => currencyChoices(language), [language])
  const set = (change: Partial<WorkspaceSettings>) => onChange({ ...form, ...change })
  const found = { searchable: true, allowDeselect: false, filter: matching }
  return (
    <FormSection title={t('section.place')}>
      <div className={formClasses.grid}>
        <Select
          label={t('field.country')}
          description={t('help.country')}
          data={countries}
          value={form.country}
          onChange={(country) => country && set({ country })}
          error={faults.country}
          {...found}
        />
        <ZoneSelect label={t('field.zone')} description={t('help.zone')} value={form.zone} onChange={(zone) => set({ zone })} error={faults.zone} />
        <Select
          label={t('field.currency')}
          description={t('help.currency')}
          data={currencies}
          value={form.currency}
          onChange={(currency) => currency && set({ currency })}
          error={faults.currency}
          {...found}
        />
      </div>
    </FormSection>
  )
}

function TimeFields({ form, onChange }: Omit<SettingsFieldsProps, 'faults'>) {
  const { t } = useTranslation('admin-settings')
  const { language } = useLanguage()
  return (
    <FormSection title={t('section.time')}>
      <div className={formClasses.grid}>
        <Select
          label={t('field.weekStart')}
          description={t('help.weekStart')}
          data={dayChoices(language)}
          value={String(form.weekStart)}
          allowDeselect={false}
          onChange={(day) => onChange({ ...form, weekStart: Number(day) })}
        />
        <Select
          label={t('field.fiscalYearStart')}
          description={t('help.fiscalYearStart')}
          data={monthChoices(language)}
          value={String(form.fiscalYearStart)}
          allowDeselect={false}
          onChange={(month) => onChange({ ...form, fiscalYearStart: Number(month) })}
        />
      </div>
    </FormSection>
  )
}

/** The language that labels fall back to, and the others that they are asked in. */
function Languages({ value, onChange }: { value: readonly Language[]; onChange: (languages: Language[]) => void }) {
  const { t } = useTranslation('admin-settings')
  const [main = 'en', ...others] = value
  const choose = (next: string | null) => next && onChange([next, ...value.filter((each) => each !== next)] as Language[])
  return (
    <div className={formClasses.grid}>
      <Select
        label={t('field.mainLanguage')}
        description={t('help.mainLanguage')}
        data={languages.map((each) => ({ value: each, label: languageNames[each] }))}
        value={main}
        allowDeselect={false}
        onChange={choose}
      />
      <Checkbox.Group
        label={t('field.otherLanguages')}
        description={t('help.otherLanguages')}
        value={others}
        // The values are exactly those of the boxes below.
        onChange={(next) => onChange([main, ...(next as Language[])])}
      >
        <Group gap="md" mt={10}>
          {languages
            .filter((each) => each !== main)
            .map((each) => (
              <Checkbox key={each} value={each} label={languageNames[each]} />
            ))}
        </Group>
      </Checkbox.Group>
    </div>
  )
}
