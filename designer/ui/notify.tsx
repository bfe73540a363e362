import { Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import i18next from 'i18next'
import type { ReactNode } from 'react'
import { wantNotices } from './notices-wanted.ts'
import { problemText } from './problem-text.ts'

interface DoneOptions {
  /** Takes the action back. Offered for everything that can be undone, instead of asking before. */
  undo?: () => void
}

/** Says that something was done, for a few seconds. */
export function notifyDone(message: string, options: DoneOptions = {}): void {
  void showDone(message, options)
}

async function showDone(message: string, { undo }: DoneOptions): Promise<void> {
  const { notifications } = await loadNotices()
  forgetFailures()
  const id = crypto.randomUUID()
  const takeBack = undo && (() => {
    notifications.hide(id)
    undo()
  })
  notifications.show({
    id,
    color: 'success',
    icon: <IconCheck size={16} aria-hidden />,
    autoClose: undo ? 10_000 : 5_000,
    closeButtonProps: { 'aria-label': i18next.t('ui:close') },
    message: takeBack ? <WithUndo message={message} undo={takeBack} /> : message,
  })
}

/** Says what could not be done and what to do about it; stays until closed, until something succeeds, or until the page is left. */
export function notifyFailed(reason: unknown): void {
  void showFailed(reason)
}

async function showFailed(reason: unknown): Promise<void> {
  await i18next.loadNamespaces('problems')
  const { what, advice } = problemText(reason, i18next.getFixedT(null, 'problems'))
  await showHindered(what, { advice })
}

const failures = new Set<string>()

/** Takes down what could not be done: it is over, or belongs to a page that was left. */
export function forgetFailures(): void {
  const past = [...failures]
  failures.clear()
  if (past.length > 0) void loadNotices().then(({ notifications }) => past.forEach((id) => notifications.hide(id)))
}

interface Hindrance {
  readonly advice: string
  /** What would make it possible. */
  readonly action?: { readonly label: string; run: () => void }
  /** The page moves on at once: the words outlast it, for a while. */
  readonly outlasts?: boolean
}

/** Says why something cannot be done as it is, with what would make it possible; stays until closed. */
export function notifyHindered(title: string, hindrance: Hindrance): void {
  void showHindered(title, hindrance)
}

async function showHindered(title: string, { advice, action, outlasts = false }: Hindrance): Promise<void> {
  const { notifications } = await loadNotices()
  const id = crypto.randomUUID()
  if (!outlasts) failures.add(id)
  const act = action && (() => {
    notifications.hide(id)
    action.run()
  })
  notifications.show({
    id,
    color: 'danger',
    icon: <IconAlertTriangle size={16} aria-hidden />,
    autoClose: outlasts && 15_000,
    role: 'alert',
    closeButtonProps: { 'aria-label': i18next.t('ui:close') },
    title,
    message: act ? <WithAction message={advice} label={action.label} act={act} /> : advice,
  })
}

function loadNotices() {
  wantNotices()
  return import('@mantine/notifications')
}

const WithUndo = ({ message, undo }: { message: ReactNode; undo: () => void }) => <WithAction message={message} label={i18next.t('ui:undo')} act={undo} />

function WithAction({ message, label, act }: { message: ReactNode; label: string; act: () => void }) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Text size="sm">{message}</Text>
      <Button size="compact-sm" variant="subtle" onClick={act} flex="none">
        {label}
      </Button>
    </Group>
  )
}
