import { Badge, Button, Skeleton, Text } from '@mantine/core'
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get, request } from '../../app/api.ts'
import { queryClient } from '../../app/queries.ts'
import { useFormat } from '../../i18n/reader.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import classes from '../forms/forms.module.css'
import { FormSection } from '../forms/FormSection.tsx'
import { deviceOf } from './device.ts'

interface Session {
  id: string
  createdAt: string
  usedAt: string
  address: string | null
  userAgent: string | null
  current: boolean
}

export const sessionsKey = ['me', 'sessions'] as const

/** Every device on which one is signed in, with a way to end each. */
export function SessionList() {
  const { t } = useTranslation('admin-profile')
  const { data, error, refetch } = useQuery({
    queryKey: sessionsKey,
    queryFn: ({ signal }) => get<{ items: Session[] }>('/api/me/sessions', { signal }),
  })
  return (
    <FormSection title={t('sessions.title')} description={t('sessions.text')}>
      {error && !data && <ErrorState problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={48} />}
      <ul className={classes.entries}>
        {data?.items
          .toSorted((a, b) => Number(b.current) - Number(a.current) || b.usedAt.localeCompare(a.usedAt))
          .map((session) => <SessionRow key={session.id} session={session} />)}
      </ul>
    </FormSection>
  )
}

function SessionRow({ session }: { session: Session }) {
  const { t } = useTranslation('admin-profile')
  const format = useFormat()
  const device = deviceOf(session.userAgent)
  const DeviceIcon = device.isPhone ? IconDeviceMobile : IconDeviceDesktop
  const name = device.name || t('sessions.unknown')
  const end = useMutation({
    mutationFn: () => request('DELETE', `/api/me/sessions/${encodeURIComponent(session.id)}`),
    onSuccess: () => notifyDone(t('sessions.ended', { name })),
    onError: notifyFailed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionsKey }),
  })
  return (
    <li className={classes.entry}>
      <DeviceIcon size={20} stroke={1.6} aria-hidden className={classes.entryIcon} />
      <div className={classes.entryWords}>
        <Text fw={550}>{name}</Text>
        <Text size="xs" c="dimmed" title={format.dateTime(session.usedAt)}>
          {[t('sessions.since', { when: format.dateTime(session.createdAt) }), session.address].filter(Boolean).join(' · ')}
        </Text>
      </div>
      {session.current ? (
        <Badge color="success">{t('sessions.here')}</Badge>
      ) : (
        <Button variant="default" size="compact-sm" loading={end.isPending} aria-label={`${t('sessions.end')}: ${name}`} onClick={() => end.mutate()}>
          {t('sessions.end')}
        </Button>
      )}
    </li>
  )
}
