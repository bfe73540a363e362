import { Button, Group, Modal, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { UnsavedKind } from './unsaved.ts'

interface LeaveQuestionProps {
  /** What would be lost. */
  kind: UnsavedKind
  opened: boolean
  onStay: () => void
  onLeave: () => void
}

/** "Leave without saving?" */
export function LeaveQuestion({ kind, opened, onStay, onLeave }: LeaveQuestionProps) {
  const { t } = useTranslation('ui')
  return (
    <Modal opened={opened} onClose={onStay} title={t(`unsaved.${kind}.title`)} closeButtonProps={{ 'aria-label': t('close') }}>
      <Text mb="md">{t(`unsaved.${kind}.text`)}</Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" color="danger" onClick={onLeave}>
          {t(`unsaved.${kind}.leave`)}
        </Button>
        <Button onClick={onStay} data-autofocus>
          {t(`unsaved.${kind}.stay`)}
        </Button>
      </Group>
    </Modal>
  )
}
