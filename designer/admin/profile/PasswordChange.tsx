import { Button, Group, PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../app/api.ts'
import { useMe } from '../../app/me.ts'
import { NewPassword, passwordLength } from '../../app/pages/NewPassword.tsx'
import { queryClient } from '../../app/queries.ts'
import { notifyDone } from '../../ui/notify.tsx'
import { FormAlert } from '../forms/FormAlert.tsx'
import { formFaults } from '../forms/form-faults.ts'
import formClasses from '../forms/forms.module.css'
import { FormSection } from '../forms/FormSection.tsx'
import { sessionsKey } from './SessionList.tsx'

const blank = { current: '', password: '' }

/** A new password for the old one; every other session of the account ends with it. */
export function PasswordChange() {
  const { t } = useTranslation('admin-profile')
  const { t: tAdmin } = useTranslation('admin')
  const { account } = useMe()
  const [form, setForm] = useState(blank)
  const [isTried, setTried] = useState(false)
  const change = useMutation({
    mutationFn: () => post('/api/me/password', form),
    onSuccess: () => {
      setForm(blank)
      setTried(false)
      void queryClient.invalidateQueries({ queryKey: sessionsKey })
      notifyDone(t('password.done'))
    },
  })
  const faults = formFaults(change.error, ['current', 'password'], tAdmin)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (form.current && form.password.length >= passwordLength) change.mutate()
  }
  return (
    <form onSubmit={submit} noValidate className={formClasses.form}>
      <FormSection title={t('password.title')} description={t('password.text')}>
        <input type="text" name="username" autoComplete="username" value={account.email ?? account.name} readOnly hidden />
        <div className={formClasses.grid}>
          <PasswordInput
            label={t('password.current')}
            description={t('password.currentHelp')}
            autoComplete="current-password"
            value={form.current}
            onChange={(event) => setForm({ ...form, current: event.currentTarget.value })}
            error={isTried && !form.current ? t('password.currentMissing') : faults.at.current}
            visibilityToggleButtonProps={{ 'aria-label': tAdmin('showPassword') }}
          />
          <NewPassword
            label={t('password.new')}
            value={form.password}
            onChange={(password) => setForm({ ...form, password })}
            isTried={isTried}
            remark={faults.at.password}
          />
        </div>
        <FormAlert reason={change.error} faults={faults} />
        <Group justify="flex-end">
          <Button type="submit" loading={change.isPending} disabled={!form.current && !form.password}>
            {t('password.action')}
          </Button>
        </Group>
      </FormSection>
    </form>
  )
}
