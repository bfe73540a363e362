import { Button, Stack } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import type { InvitationAnswer } from '../../../schemas/api/sign-in.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { get, post } from '../api.ts'
import { pathOf } from '../paths.ts'
import { isProblem, remarkAt } from '../problem.ts'
import { queryClient } from '../queries.ts'
import { FormProblem } from './FormProblem.tsx'
import { LinkUsed } from './LinkUsed.tsx'
import { NewPassword, passwordLength } from './NewPassword.tsx'
import { Threshold } from './Threshold.tsx'

type Invitation = Static<typeof InvitationAnswer>

/** A new person chooses a password; the one-time link has brought them here. */
export function JoinPage() {
  const [search] = useSearchParams()
  const token = search.get('token') ?? ''
  const check = useQuery({
    queryKey: ['join', token],
    queryFn: ({ signal }) => get<Invitation>('/api/join', { query: { token }, signal, mayBeSignedOut: true }),
  })
  if (check.error) return <ErrorState isPage problem={check.error} onRetry={() => void check.refetch()} />
  if (!check.data) return null
  return check.data.open ? <JoinForm token={token} invitation={check.data} /> : <LinkUsed of="join" />
}

function JoinForm({ token, invitation }: { token: string; invitation: Invitation }) {
  const { t } = useTranslation('sign-in')
  const { name, workspace } = invitation
  const [password, setPassword] = useState('')
  const [isTried, setTried] = useState(false)
  const join = useJoin(token, invitation)
  if (isProblem(join.error, 'link-closed')) return <LinkUsed of="join" />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (password.length >= passwordLength) join.mutate(password)
  }
  const title = name ? t('join.titleFor', { name }) : t('join.title')
  const intro = workspace ? t('join.introFor', { workspace: workspace.name }) : t('join.intro')
  return (
    <Threshold title={title} intro={intro}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <FormProblem reason={join.error} />
          <NewPassword value={password} onChange={setPassword} isTried={isTried} remark={remarkAt(join.error, '/password')} />
          <Button type="submit" fullWidth mt="xs" loading={join.isPending}>
            {t('join.done')}
          </Button>
        </Stack>
      </form>
    </Threshold>
  )
}

function useJoin(token: string, { workspace }: Invitation) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (password: string) => post('/api/join', { token, password }, { mayBeSignedOut: true }),
    onSuccess: () => {
      queryClient.clear()
      return navigate(workspace ? pathOf(workspace.slug) : '/', { replace: true })
    },
  })
}
