import { Select, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LookupSourceProvider } from '../../controls/lookup-source.ts'
import { type Language, languageNames, languages } from '../../i18n/language.ts'
import { useLookups } from '../../work/use-lookups.ts'
import { DepartmentSelect, DepartmentsSelect } from '../departments/DepartmentSelect.tsx'
import formClasses from '../forms/forms.module.css'
import { FormSection } from '../forms/FormSection.tsx'
import { ZoneSelect } from '../forms/ZoneSelect.tsx'
import type { PersonForm } from './person-form.ts'
import { PersonSelect } from './PersonSelect.tsx'

/** Around inputs that find people. */
export function PeopleSource({ children }: { children: ReactNode }) {
  const source = useLookups()
  return <LookupSourceProvider value={source}>{children}</LookupSourceProvider>
}

interface PersonFieldsProps {
  form: PersonForm
  onChange: (form: PersonForm) => void
  /** What is wrong at an input. */
  faults: Readonly<Record<string, string>>
  managerName: string | undefined
}

type TextInputName = 'name' | 'email' | 'login' | 'phone' | 'employeeCode' | 'jobTitle'

/** Everything that is known of a person, in three groups. */
export function PersonFields({ form, onChange, faults, managerName }: PersonFieldsProps) {
  const { t } = useTranslation('admin-people')
  const set = (change: Partial<PersonForm>) => onChange({ ...form, ...change })
  const input = (name: TextInputName) => ({
    label: t(`field.${name}`),
    value: form[name],
    onChange: (event: { currentTarget: HTMLInputElement }) => set({ [name]: event.currentTarget.value }),
    error: faults[name],
  })
  return (
    <PeopleSource>
      <FormSection title={t('section.who')}>
        <div className={formClasses.grid}>
          <TextInput {...input('name')} description={t('help.name')} className={formClasses.wide ?? ''} withAsterisk autoComplete="off" maxLength={200} />
          <TextInput {...input('jobTitle')} autoComplete="off" maxLength={120} />
          <TextInput {...input('employeeCode')} autoComplete="off" maxLength={60} />
        </div>
      </FormSection>
      <FormSection title={t('section.signIn')} description={t('help.signIn')}>
        <div className={formClasses.grid}>
          <TextInput {...input('email')} type="email" autoComplete="off" maxLength={254} />
          <TextInput {...input('login')} description={t('help.login')} autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={40} />
          <TextInput {...input('phone')} type="tel" autoComplete="off" maxLength={60} />
        </div>
      </FormSection>
      <FormSection title={t('section.place')}>
        <div className={formClasses.grid}>
          <DepartmentSelect label={t('field.department')} value={form.department} onChange={(department) => set({ department })} error={faults.department} />
          <PersonSelect label={t('field.manager')} value={form.manager} title={managerName} onChange={(manager) => set({ manager })} error={faults.manager} />
          <DepartmentsSelect
            label={t('field.otherDepartments')}
            value={form.otherDepartments}
            onChange={(otherDepartments) => set({ otherDepartments })}
            error={faults.otherDepartments}
            {...(form.department === null ? {} : { without: form.department })}
          />
        </div>
      </FormSection>
      <FormSection title={t('section.reads')} description={t('help.reads')}>
        <div className={formClasses.grid}>
          <Select
            label={t('field.language')}
            data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
            value={form.language}
            allowDeselect={false}
            // The values are exactly those given above.
            onChange={(language) => language && set({ language: language as Language })}
          />
          <ZoneSelect label={t('field.zone')} value={form.zone} onChange={(zone) => set({ zone })} error={faults.zone} />
        </div>
      </FormSection>
    </PeopleSource>
  )
}
