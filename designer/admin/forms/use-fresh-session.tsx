import { Modal, PasswordInput, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe, useWorkspace } from '../../app/me.ts'
import { isProblem } from '../../app/problem.ts'
import { FormActions } from '../../ui/FormActions.tsx'
import { FormAlert } from './FormAlert.tsx'
import { noFaults } from './form-faults.ts'
import { confirmPerson, NotConfirmed } from './fresh-session.ts'

interface Waiting {
  confirmed: () => void
  refused: (reason: Error) => void
}

/**
 * For what a borrowed device must not do: `withFresh` does the work and, where the server wants the password first, asks
 * for it and does the work again. Rejects with `NotConfirmed` when the question is closed. Render `question` once.
 */
export function useFreshSession(): { withFresh: <Result>(work: () => Promise<Result>) => Promise<Result>; question: ReactNode } {
  const waiting = useRef<Waiting | null>(null)
  const [isAsking, setAsking] = useState(false)
  const withFresh = useCallback(async <Result,>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work()
    } catch (reason) {
      if (!isProblem(reason, 'session-not-fresh')) throw reason
      await new Promise<void>((confirmed, refused) => {
        waiting.current = { confirmed, refused }
        setAsking(true)
      })
      return work()
    }
  }, [])
  const close = () => {
    setAsking(false)
    waiting.current?.refused(new NotConfirmed())
  }
  const confirm = () => {
    setAsking(false)
    waiting.current?.confirmed()
  }
  return { withFresh, question: <Question opened={isAsking} onClose={close} onConfirmed={confirm} /> }
}

interface QuestionProps {
  opened: boolean
  onClose: () => void
  onConfirmed: () => void
}

function Question({ opened, onClose, onConfirmed }: QuestionProps) {
  const { t } = useTranslation('admin')
  return (
    <Modal opened={opened} onClose={onClose} title={t('fresh.title')} size={420} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <PasswordForm onClose={onClose} onConfirmed={onConfirmed} />
    </Modal>
  )
}

function PasswordForm({ onClose, onConfirmed }: Omit<QuestionProps, 'opened'>) {
  const { t } = useTranslation('admin')
  const { slug } = useWorkspace()
  const { account } = useMe()
  const [password, setPassword] = useState('')
  const confirm = useMutation({ mutationFn: () => confirmPerson(slug, password), onSuccess: onConfirmed })
  const isWrong = isProblem(confirm.error, 'invalid-credentials')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // This form stands inside the tree of another one, whose own submit must not hear of it.
    event.stopPropagation()
    if (password) confirm.mutate()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text>{t('fresh.text')}</Text>
        {!isWrong && <FormAlert reason={confirm.error} faults={noFaults} />}
        <input type="text" name="username" autoComplete="username" value={account.email ?? account.name} readOnly hidden />
        <PasswordInput
          label={t('fresh.password')}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={isWrong && t('fault.password.wrong')}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          data-autofocus
        />
        <FormActions cancel={t('cancel')} onCancel={onClose} submit={t('fresh.confirm')} isBusy={confirm.isPending} isDisabled={!password} />
      </Stack>
    </form>
  )
}
