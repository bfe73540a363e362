import { Button, Stack, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { currentLanguage } from '../../i18n/language.ts'
import { browserSettings } from '../../i18n/reader.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { get, post } from '../api.ts'
import { pathOf } from '../paths.ts'
import { isProblem, remarkAt } from '../problem.ts'
import { queryClient } from '../queries.ts'
import { FormProblem } from './FormProblem.tsx'
import { LinkUsed } from './LinkUsed.tsx'
import { NewPassword } from './NewPassword.tsx'
import { faultsOf, setupBody, type SetupForm, slugOf } from './setup-form.ts'
import { Threshold } from './Threshold.tsx'

/** The first administrator and the first workspace; the one-time link of the first start has led here. */
export function SetupPage() {
  const [search] = useSearchParams()
  const token = search.get('token')
  const check = useQuery({
    queryKey: ['setup', token],
    queryFn: ({ signal }) => get<{ open: boolean }>('/api/setup', { query: { token }, signal, mayBeSignedOut: true }),
  })
  if (check.error) return <ErrorState isPage problem={check.error} onRetry={() => void check.refetch()} />
  if (!check.data) return null
  return check.data.open && token ? <SetupForm token={token} /> : <LinkUsed of="setup" />
}

const emptyForm: SetupForm = { name: '', login: '', password: '', workspace: '', slug: undefined }

/** Where the server finds each input in what is sent. */
const pointers = { name: ['/name'], login: ['/email', '/login'], workspace: ['/workspace/name'] } as const

function SetupForm({ token }: { token: string }) {
  const { t } = useTranslation('sign-in')
  const [form, setForm] = useState(emptyForm)
  const [isTried, setTried] = useState(false)
  const setup = useSetup(token)
  const faults = isTried ? faultsOf(form) : {}
  const input = (key: 'name' | 'login' | 'workspace') => ({
    value: form[key],
    onChange: (event: { currentTarget: HTMLInputElement }) => setForm({ ...form, [key]: event.currentTarget.value }),
    error: faults[key] ? t(faults[key]) : remarkAt(setup.error, ...pointers[key]),
  })
  if (isProblem(setup.error, 'setup-closed')) return <LinkUsed of="setup" />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(faultsOf(form)).length === 0) setup.mutate(form)
  }
  return (
    <Threshold title={t('setup.title')} intro={t('setup.intro')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <FormProblem reason={setup.error} />
          <Title order={2} size="h4">
            {t('setup.account')}
          </Title>
          <TextInput label={t('name')} autoComplete="name" {...input('name')} />
          <TextInput label={t('setup.login')} description={t('setup.loginHelp')} autoComplete="username" autoCapitalize="none" spellCheck={false} {...input('login')} />
          <NewPassword value={form.password} onChange={(password) => setForm({ ...form, password })} isTried={isTried} remark={remarkAt(setup.error, '/password')} />
          <Title order={2} size="h4" mt="sm">
            {t('setup.workspace')}
          </Title>
          <TextInput label={t('setup.workspaceName')} description={t('setup.workspaceHelp')} autoComplete="organization" {...input('workspace')} />
          <TextInput
            label={t('setup.slug')}
            description={t('setup.slugHelp')}
            leftSection="/w/"
            value={form.slug ?? (form.workspace ? slugOf(form) : '')}
            onChange={(event) => setForm({ ...form, slug: event.currentTarget.value })}
            error={faults.slug ? t(faults.slug) : remarkAt(setup.error, '/workspace/slug', '/slug')}
            autoCapitalize="none"
            spellCheck={false}
          />
          <Button type="submit" fullWidth mt="xs" loading={setup.isPending}>
            {t('setup.action')}
          </Button>
        </Stack>
      </form>
    </Threshold>
  )
}

function useSetup(token: string) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (form: SetupForm) => post('/api/setup', setupBody(token, form, { language: currentLanguage(), zone: browserSettings.zone }), { mayBeSignedOut: true }),
    onSuccess: (_answer, form) => {
      queryClient.clear()
      return navigate(pathOf(slugOf(form)), { replace: true })
    },
  })
}
