import { Button, Modal, Stack, Text, Textarea } from '@mantine/core'
import { IconUserShare } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HandedOver, HandOverInput } from '../../../schemas/api/task.ts'
import { addressesOf } from '../../app/addresses.ts'
import { request } from '../../app/api.ts'
import { useWorkspace } from '../../app/me.ts'
import { queryClient } from '../../app/queries.ts'
import { workspaceKey } from '../../app/workspace.ts'
import { FormActions } from '../../ui/FormActions.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { FormAlert } from '../forms/FormAlert.tsx'
import { formFaults } from '../forms/form-faults.ts'
import { PeopleSource } from './PersonFields.tsx'
import { PersonSelect } from './PersonSelect.tsx'

interface HandOverProps {
  /** The task as it was seen. */
  task: { readonly id: string; readonly rev: number; readonly assignee: { readonly name: string } }
}

/** Gives somebody's open task to another person; for administrators, who say why. */
export function HandOver({ task }: HandOverProps) {
  const { t } = useTranslation('hand-over')
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button size="compact-xs" variant="default" leftSection={<IconUserShare size={14} aria-hidden />} aria-label={`${t('button')}: ${task.assignee.name}`} onClick={() => setOpen(true)}>
        {t('button')}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t('title', { name: task.assignee.name })} size={460} closeButtonProps={{ 'aria-label': t('cancel') }}>
        <PeopleSource>
          <HandOverForm task={task} onClose={close} />
        </PeopleSource>
      </Modal>
    </>
  )
}

function HandOverForm({ task, onClose }: HandOverProps & { onClose: () => void }) {
  const { t } = useTranslation('hand-over')
  const { t: tAdmin } = useTranslation('admin')
  const [to, setTo] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const give = useGive(task, onClose)
  const faults = formFaults(give.error, ['to', 'reason'], tAdmin)
  const isBlank = reason.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (to !== null && !isBlank) give.mutate({ to, reason: reason.trim() })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FormAlert reason={give.error} faults={faults} />
        <Text size="sm" c="dimmed">
          {t('text')}
        </Text>
        <PersonSelect label={t('to')} required value={to} title={undefined} onChange={setTo} error={isTried && to === null ? t('toMissing') : faults.at['to']} />
        <Textarea
          label={t('reason')}
          description={t('reasonHelp')}
          withAsterisk
          aria-required
          autosize
          minRows={2}
          maxRows={8}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={isTried && isBlank ? t('reasonMissing') : faults.at['reason']}
        />
        <FormActions cancel={t('cancel')} onCancel={onClose} submit={t('give')} isBusy={give.isPending} />
      </Stack>
    </form>
  )
}

function useGive({ id, rev, assignee }: HandOverProps['task'], onClose: () => void) {
  const { t } = useTranslation('hand-over')
  const { slug } = useWorkspace()
  return useMutation({
    mutationFn: (body: HandOverInput) => request<HandedOver>('POST', `${addressesOf(slug).task(id)}/hand-over`, { body, ifMatch: rev }),
    onSuccess: () => {
      notifyDone(t('done', { name: assignee.name }))
      onClose()
    },
    onSettled: () => Promise.all(['tasks', 'runs', 'records'].map((part) => queryClient.invalidateQueries({ queryKey: workspaceKey(slug, part) }))),
  })
}
