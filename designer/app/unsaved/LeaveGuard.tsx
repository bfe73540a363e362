import { Button, Group, Modal, Text } from '@mantine/core'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocker } from 'react-router'
import { closeQuestion, hasUnsaved, onUnsaved, unsavedKind, waitingLeave } from './unsaved.ts'

/** The one guard of all forms: it holds a navigation, a reload or a cancel while something is not saved, and asks. */
export function LeaveGuard() {
  const { t } = useTranslation('ui')
  // A page that changes only its search or its hash keeps its forms, and what was edited may have another name by now, or be gone.
  const blocker = useBlocker(({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && !isMoved(nextLocation.state) && hasUnsaved())
  const waiting = useSyncExternalStore(onUnsaved, waitingLeave)
  const kind = unsavedKind() ?? 'form'
  useQuestionOfBrowser()
  const stay = () => {
    blocker.reset?.()
    closeQuestion()
  }
  const leave = () => {
    blocker.proceed?.()
    closeQuestion()
    waiting?.()
  }
  return (
    <Modal opened={blocker.state === 'blocked' || waiting !== null} onClose={stay} title={t(`unsaved.${kind}.title`)} closeButtonProps={{ 'aria-label': t('close') }}>
      <Text mb="md">{t(`unsaved.${kind}.text`)}</Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" color="danger" onClick={leave}>
          {t(`unsaved.${kind}.leave`)}
        </Button>
        <Button onClick={stay} data-autofocus>
          {t(`unsaved.${kind}.stay`)}
        </Button>
      </Group>
    </Modal>
  )
}

const isMoved = (state: unknown): boolean => typeof state === 'object' && state !== null && 'isMoved' in state

/** Reloading and closing are asked about by the browser, in its own words. */
function useQuestionOfBrowser(): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (hasUnsaved()) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [])
}
