import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import i18next from 'i18next'
import { problemText } from './problem-text.ts'

export interface DoneOptions {
  /** Takes the action back. Offered for everything that can be undone, instead of asking before. */
  undo?: () => void
}

/** Says that something was done, for a few seconds. */
export function notifyDone(message: string, { undo }: DoneOptions = {}): void {
  const id = crypto.randomUUID()
  notifications.show({
    id,
    color: 'success',
    icon: <IconCheck size={16} aria-hidden />,
    autoClose: undo ? 10_000 : 5_000,
    closeButtonProps: { 'aria-label': i18next.t('ui:close') },
    message: undo ? <WithUndo id={id} message={message} undo={undo} /> : message,
  })
}

/** Says what could not be done and what to do about it; stays until closed. */
export async function notifyFailed(reason: unknown): Promise<void> {
  await i18next.loadNamespaces('problems')
  const { what, advice } = problemText(reason, i18next.getFixedT(null, 'problems'))
  notifications.show({
    color: 'danger',
    icon: <IconAlertTriangle size={16} aria-hidden />,
    autoClose: false,
    role: 'alert',
    closeButtonProps: { 'aria-label': i18next.t('ui:close') },
    title: what,
    message: advice,
  })
}

function WithUndo({ id, message, undo }: { id: string; message: string; undo: () => void }) {
  const takeBack = () => {
    notifications.hide(id)
    undo()
  }
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Text size="sm">{message}</Text>
      <Button size="compact-sm" variant="subtle" onClick={takeBack}>
        {i18next.t('ui:undo')}
      </Button>
    </Group>
  )
}
