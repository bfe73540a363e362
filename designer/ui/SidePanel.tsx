import { Drawer, type DrawerProps, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface SidePanelProps {
  opened: boolean
  onClose: () => void
  title: string
  size?: DrawerProps['size']
  children: ReactNode
}

/** A panel over the right edge for a task beside the page: a review, a new record. Full width on a phone. */
export function SidePanel({ opened, onClose, title, size = 520, children }: SidePanelProps) {
  const { t } = useTranslation('ui')
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={size}
      title={
        <Title order={2} size="h3" component="span">
          {title}
        </Title>
      }
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {children}
    </Drawer>
  )
}
