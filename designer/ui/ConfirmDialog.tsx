import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

interface ConfirmDialogProps {
  opened: boolean
  title: string
  /** What will happen and to how many; why it cannot be taken back. */
  children: ReactNode
  /** A verb that says what the button does ("Delete 37 records"), never "OK". */
  action: string
  /** Text that must be typed first, for what would hurt most (the name of a workspace). */
  typed?: string
  pending?: boolean
  onConfirm: () => void
  onClose: () => void
}

/** Asks before something that cannot be undone. Everything else is done at once and offers Undo instead. */
export function ConfirmDialog({ opened, onClose, title, ...question }: ConfirmDialogProps) {
  const { t } = useTranslation('ui')
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <Question {...question} onClose={onClose} />
    </Modal>
  )
}

function Question({ children, action, typed, pending = false, onConfirm, onClose }: Omit<ConfirmDialogProps, 'opened' | 'title'>) {
  const { t } = useTranslation('ui')
  const [text, setText] = useState('')
  return (
    <Stack gap="md">
      <Text component="div">{children}</Text>
      {typed !== undefined && (
        <TextInput label={t('typeToConfirm', { text: typed })} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('cancel')}
        </Button>
        <Button color="danger" onClick={onConfirm} loading={pending} disabled={typed !== undefined && text !== typed}>
          {action}
        </Button>
      </Group>
    </Stack>
  )
}
