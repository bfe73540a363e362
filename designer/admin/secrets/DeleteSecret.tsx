import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SecretAnswer, SecretUsed } from '../../../schemas/api/secret.ts'
import { useWorkspace } from '../../app/me.ts'
import { isProblem } from '../../app/problem.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { NotConfirmed } from '../forms/fresh-session.ts'
import { useFreshSession } from '../forms/use-fresh-session.tsx'
import { SecretFlows } from './SecretFlows.tsx'
import { deleteSecret } from './secret-queries.ts'

interface DeleteSecretProps {
  secret: SecretAnswer | null
  onClose: () => void
}

/** Asks before a secret goes for good; where flows still send it, says which instead. */
export function DeleteSecret({ secret, onClose }: DeleteSecretProps) {
  const { t } = useTranslation('admin-secrets')
  const { slug } = useWorkspace()
  const { withFresh, question } = useFreshSession()
  const remove = useMutation({
    mutationFn: (gone: SecretAnswer) => withFresh(() => deleteSecret(slug, gone)),
    onSuccess: (_, { name }) => {
      onClose()
      notifyDone(t('delete.done', { name }))
    },
    onError: (reason) => {
      if (isProblem(reason, 'in-use')) return
      onClose()
      if (!(reason instanceof NotConfirmed)) notifyFailed(reason)
    },
  })
  const close = () => {
    onClose()
    remove.reset()
  }
  const name = secret?.name ?? ''
  // Another flow may have come to send it since the list was read.
  const told = isProblem(remove.error, 'in-use') ? (remove.error.details['used'] as readonly SecretUsed[]) : undefined
  const used = told ?? secret?.used ?? []
  return (
    <>
      <Modal opened={secret !== null && used.length > 0} onClose={close} title={t('inUse.title', { name })} closeButtonProps={{ 'aria-label': t('inUse.close') }}>
        <Stack gap="md">
          <Text component="div">
            <SecretFlows used={used} />
          </Text>
          <Text c="dimmed">{t('inUse.advice')}</Text>
          <Group justify="flex-end">
            <Button onClick={close} data-autofocus>
              {t('inUse.close')}
            </Button>
          </Group>
        </Stack>
      </Modal>
      <ConfirmDialog
        opened={secret !== null && used.length === 0}
        title={t('delete.title', { name })}
        action={t('delete.action')}
        pending={remove.isPending}
        onConfirm={() => secret && remove.mutate(secret)}
        onClose={close}
      >
        {t('delete.text')}
      </ConfirmDialog>
      {question}
    </>
  )
}
