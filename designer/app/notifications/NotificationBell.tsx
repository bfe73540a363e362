import { ActionIcon, Indicator, Popover } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { useWorkspace } from '../me.ts'
import { unreadQuery } from './notification-queries.ts'

const NotificationList = lazy(async () => ({ default: (await import('./NotificationList.tsx')).NotificationList }))

/** How much I have not read yet; behind it, what I was told. */
export function NotificationBell() {
  const { t } = useTranslation('frame')
  const { slug } = useWorkspace()
  const [isOpen, setOpen] = useState(false)
  const { data: unread = 0 } = useQuery(unreadQuery(slug))
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={360} trapFocus returnFocus>
      <Indicator disabled={unread === 0} label={unread > 99 ? '99+' : unread} size={16} color="danger" offset={4}>
        <Popover.Target>
          <ActionIcon aria-label={unread === 0 ? t('bell.none') : t('bell.unread', { count: unread })} onClick={() => setOpen(!isOpen)}>
            <IconBell size={19} aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={0}>
        <Suspense fallback={<LoadingState />}>{isOpen && <NotificationList onLeave={() => setOpen(false)} />}</Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
