import { Button, Group, Modal, Text } from '@mantine/core'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocker } from 'react-router'
import { closeQuestion, hasUnsaved, onUnsaved, waitingLeave } from './unsaved.ts'

/** The one guard of all forms: it holds a navigation, a reload or a cancel while something is not saved, and asks. */
export function LeaveGuard() {
  const { t } = useTranslation('ui')
  // A page that changes only its search or its hash keeps its forms.
  const blocker = useBlocker(({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && hasUnsaved())
  const waiting = useSyncExternalStore(onUnsaved, waitingLeave)
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
    <Modal opened={blocker.state === 'blocked' || waiting !== null} onClose={stay} title={t('unsaved.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Text mb="md">{t('unsaved.text')}</Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" color="danger" onClick={leave}>
          {t('unsaved.leave')}
        </Button>
        <Button onClick={stay} data-autofocus>
          {t('unsaved.stay')}
        </Button>
      </Group>
    </Modal>
  )
}

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
