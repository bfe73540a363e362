import { Button, Text, UnstyledButton } from '@mantine/core'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { NotificationPage } from '../../../schemas/api/notification.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { notifyFailed } from '../../ui/notify.tsx'
import { useFormat } from '../../i18n/reader.ts'
import { useWorkspace } from '../me.ts'
import { commentAnchor, pathOf } from '../paths.ts'
import { queryClient } from '../queries.ts'
import { workspaceKey } from '../workspace.ts'
import { markRead, notificationsQuery } from './notification-queries.ts'
import classes from './notifications.module.css'

/** What I was told, newest first; opening one marks it as read and leads to its record. */
export function NotificationList({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation('notifications')
  const { slug } = useWorkspace()
  const navigate = useNavigate()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(notificationsQuery(slug))
  const all = useMutation({ mutationFn: () => markRead(slug), onError: notifyFailed })
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <LoadingState />
  const items = data.pages.flatMap((page) => page.items)
  const open = ({ id, object, record, comment, task, read }: Item) => {
    if (!read) void markRead(slug, id).catch(notifyFailed)
    if (task !== null) {
      onLeave()
      return void navigate(pathOf(slug, 'work', 'inbox', task))
    }
    if (object === null || record === null) return
    onLeave()
    // What the page shows of the record is from before somebody spoke of it.
    void queryClient.invalidateQueries({ queryKey: workspaceKey(slug, 'records', object) })
    void navigate({ pathname: pathOf(slug, 'work', 'records', object, record), hash: comment === null ? '' : commentAnchor(comment) })
  }
  return (
    <section className={classes.list} aria-label={t('title')}>
      <header className={classes.head}>
        <Text fw={600}>{t('title')}</Text>
        {items.some(({ read }) => !read) && (
          <Button size="compact-xs" variant="subtle" loading={all.isPending} onClick={() => all.mutate()}>
            {t('allRead')}
          </Button>
        )}
      </header>
      {items.length === 0 && (
        <Text size="sm" c="dimmed" p="md">
          {t('empty')}
        </Text>
      )}
      <ul className={classes.items}>
        {items.map((each) => (
          <Told key={each.id} told={each} onOpen={() => open(each)} />
        ))}
      </ul>
      {hasNextPage && (
        <Button fullWidth variant="subtle" size="compact-sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  )
}

type Item = NotificationPage['items'][number]

function Told({ told, onOpen }: { told: Item; onOpen: () => void }) {
  const { t } = useTranslation('notifications')
  const format = useFormat()
  return (
    <li>
      <UnstyledButton className={classes.item} data-unread={!told.read || undefined} onClick={onOpen}>
        <Text size="sm" fw={told.read ? 400 : 600}>
          {told.title}
          {!told.read && <span className={classes.spoken}>{` (${t('unread')})`}</span>}
        </Text>
        <Text size="xs" c="dimmed" lineClamp={3} className={classes.body}>
          {told.body}
        </Text>
        <Text size="xs" c="dimmed" component="time" dateTime={told.at} title={format.dateTime(told.at)}>
          {format.relative(told.at)}
        </Text>
      </UnstyledButton>
    </li>
  )
}
