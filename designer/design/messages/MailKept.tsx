import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../../schemas/messages/message.ts'
import { useApp } from '../../app/workspace.ts'

/** Says of a message that goes by e-mail that no server sends it yet. */
export function MailKept({ channels }: { channels: readonly Channel[] }) {
  const { t } = useTranslation('design-messages')
  const { mailIsKept } = useApp()
  if (!mailIsKept || !channels.includes('email')) return null
  return (
    <Text size="xs" c="outside">
      {t('mailKept')}
    </Text>
  )
}
