import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { post } from '../api.ts'
import { queryClient } from '../queries.ts'
import { pathAfterSignIn } from '../session.ts'
import { FormProblem } from './FormProblem.tsx'
import { Threshold } from './Threshold.tsx'

/** Sign-in with an e-mail address, a login name or a phone number. */
export function SignInPage() {
  const { t } = useTranslation('sign-in')
  const [form, setForm] = useState({ identifier: '', password: '' })
  const [isTried, setTried] = useState(false)
  const signIn = useSignIn()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const identifier = form.identifier.trim()
    if (identifier && form.password) signIn.mutate({ ...form, identifier })
  }
  return (
    <Threshold title={t('title')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <FormProblem reason={signIn.error} />
          <TextInput
            label={t('identifier')}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            value={form.identifier}
            onChange={(event) => setForm({ ...form, identifier: event.currentTarget.value })}
            error={isTried && !form.identifier.trim() && t('identifierMissing')}
          />
          <PasswordInput
            label={t('password')}
            name="password"
            autoComplete="current-password"
            value={form.password}
            onChange={(event) => setForm({ ...form, password: event.currentTarget.value })}
            error={isTried && !form.password && t('passwordMissing')}
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          />
          <Button type="submit" fullWidth mt="xs" loading={signIn.isPending}>
            {t('signIn')}
          </Button>
        </Stack>
      </form>
    </Threshold>
  )
}

function useSignIn() {
  const navigate = useNavigate()
  const [search] = useSearchParams()
  return useMutation({
    mutationFn: (form: { identifier: string; password: string }) => post('/api/sign-in', form, { mayBeSignedOut: true }),
    onSuccess: () => {
      queryClient.clear()
      return navigate(pathAfterSignIn(search.get('next')), { replace: true })
    },
  })
}
