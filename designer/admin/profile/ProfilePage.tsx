import { useQuery } from '@tanstack/react-query'
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../app/me.ts'
import { useFormat } from '../../i18n/reader.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import formClasses from '../forms/forms.module.css'
import { FormSection } from '../forms/FormSection.tsx'
import { personQuery } from '../people/people-queries.ts'
import { KeyChoice } from './KeyChoice.tsx'
import { MailChoices } from './MailChoices.tsx'
import { OutOfOffice } from './OutOfOffice.tsx'
import { PasswordChange } from './PasswordChange.tsx'
import { Preferences } from './Preferences.tsx'
import { SessionList } from './SessionList.tsx'

/** What everybody chooses for themselves: language, zone, password, and where they are signed in. */
export function ProfilePage() {
  const { t } = useTranslation('admin-profile')
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <div className={formClasses.page}>
        <Preferences />
        <MailChoices />
        <OutOfOffice />
        <KeyChoice />
        <SignInNames />
        <PasswordChange />
        <SessionList />
      </div>
    </>
  )
}

/** By what one signs in, so that nobody has to guess on another device. */
function SignInNames() {
  const { t } = useTranslation('admin-profile')
  const { slug, person } = useWorkspace()
  const { data } = useQuery(personQuery(slug, person.id))
  const format = useFormat()
  const names = [data?.email, data?.login, data?.phone && format.phone(data.phone)].filter(Boolean)
  if (names.length === 0) return null
  return (
    <FormSection title={t('names.title')} description={t('names.text')}>
      {names.map((name) => (
        <Text key={name} fw={550}>
          {name}
        </Text>
      ))}
    </FormSection>
  )
}
