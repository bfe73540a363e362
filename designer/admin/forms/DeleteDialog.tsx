import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem, type Problem } from '../../app/problem.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { NotConfirmed } from './fresh-session.ts'
import { useFreshSession } from './use-fresh-session.tsx'

interface DeleteDialogProps<Thing> {
  /** What is to go; null while nothing is. */
  thing: Thing | null
  words: DeleteWords
  /** @throws Problem `in-use` while something needs it. */
  remove: (thing: Thing) => Promise<void>
  /** By what it is used as far as is known, null where by nothing. `told`: what the server said when it declined, which is newer than the list. */
  usesOf: (thing: Thing, told: Problem['details'] | undefined) => Uses | null
  onClose: () => void
}

interface DeleteWords {
  title: string
  /** What is lost with it, and that it cannot be taken back. */
  text: string
  action: string
  done: string
  /** Title where it is used. */
  inUse: string
  /** What to do before it can go. */
  advice: string
}

interface Uses {
  list: ReactNode
  /** Leads to what uses it. */
  way?: ReactNode
}

/** Asks before something goes for good; where it is used, says by what instead. */
export function DeleteDialog<Thing>({ thing, words, remove, usesOf, onClose }: DeleteDialogProps<Thing>) {
  const { t } = useTranslation('ui')
  const { withFresh, question } = useFreshSession()
  const removal = useMutation({
    mutationFn: (gone: Thing) => withFresh(() => remove(gone)),
    onSuccess: () => {
      onClose()
      notifyDone(words.done)
    },
    onError: (reason) => {
      if (isProblem(reason, 'in-use')) return
      onClose()
      if (!(reason instanceof NotConfirmed)) notifyFailed(reason)
    },
  })
  const close = () => {
    onClose()
    removal.reset()
  }
  const told = isProblem(removal.error, 'in-use') ? removal.error.details : undefined
  const uses = thing && usesOf(thing, told)
  const isUsed = told !== undefined || uses !== null
  return (
    <>
      <Modal opened={thing !== null && isUsed} onClose={close} title={words.inUse} closeButtonProps={{ 'aria-label': t('close') }}>
        <Stack gap="md">
          <Text component="div">{uses?.list}</Text>
          <Text c="dimmed">{words.advice}</Text>
          <Group justify="flex-end" gap="xs">
            {uses?.way}
            <Button onClick={close} data-autofocus>
              {t('close')}
            </Button>
          </Group>
        </Stack>
      </Modal>
      <ConfirmDialog opened={thing !== null && !isUsed} title={words.title} action={words.action} pending={removal.isPending} onConfirm={() => thing && removal.mutate(thing)} onClose={close}>
        {words.text}
      </ConfirmDialog>
      {question}
    </>
  )
}
