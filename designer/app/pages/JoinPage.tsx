import { Button, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { post } from '../api.ts'
import { isProblem } from '../problem.ts'
import { queryClient } from '../queries.ts'
import { FormProblem } from './FormProblem.tsx'
import { LinkUsed } from './LinkUsed.tsx'
import { NewPassword, passwordLength } from './NewPassword.tsx'
import { Threshold } from './Threshold.tsx'

/** A new person chooses a password; the one-time link has brought them here. */
export function JoinPage() {
  const { t } = useTranslation('sign-in')
  const [search] = useSearchParams()
  const [password, setPassword] = useState('')
  const [isTried, setTried] = useState(false)
  const navigate = useNavigate()
  const token = search.get('token')
  const join = useMutation({
    mutationFn: () => post('/api/join', { token, password }, { mayBeSignedOut: true }),
    onSuccess: () => {
      queryClient.clear()
      return navigate('/', { replace: true })
    },
  })
  if (!token || isLinkUsed(join.error)) return <LinkUsed of="join" />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (password.length >= passwordLength) join.mutate()
  }
  return (
    <Threshold title={t('join.title')} intro={t('join.intro')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <FormProblem reason={join.error} />
          <NewPassword value={password} onChange={setPassword} isTried={isTried} />
          <Button type="submit" fullWidth mt="xs" loading={join.isPending}>
            {t('join.done')}
          </Button>
        </Stack>
      </form>
    </Threshold>
  )
}

const isLinkUsed = (reason: unknown): boolean => isProblem(reason) && [401, 404, 410].includes(reason.status)
