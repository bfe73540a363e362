import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { NotificationPage } from '../../../schemas/api/notification.ts'
import { addressesOf } from '../addresses.ts'
import { get, post } from '../api.ts'
import { pollingPause } from '../live/live.ts'
import { queryClient } from '../queries.ts'
import { workspaceKey } from '../workspace.ts'

/** How much I have not read yet; asked again each minute while somebody looks and the server does not tell by itself. */
export const unreadQuery = (workspace: string) =>
  queryOptions({
    queryKey: workspaceKey(workspace, 'notifications', 'unread'),
    queryFn: async ({ signal }) => (await get<NotificationPage>(addressesOf(workspace).notifications, { query: { limit: 0 }, signal })).unread,
    refetchInterval: pollingPause,
    retry: false,
  })

/** What I was told, newest first, page by page. */
export const notificationsQuery = (workspace: string) =>
  infiniteQueryOptions({
    queryKey: workspaceKey(workspace, 'notifications', 'list'),
    queryFn: ({ pageParam, signal }) => get<NotificationPage>(addressesOf(workspace).notifications, { query: { cursor: pageParam, limit: 20 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
  })

/** Marks one as read, or all of them. */
export async function markRead(workspace: string, id?: string): Promise<void> {
  await post(`${addressesOf(workspace).notifications}/read`, id === undefined ? {} : { id })
  await refreshNotifications(workspace)
}

/** Forgets what the bell tells. */
export const refreshNotifications = (workspace: string): Promise<void> => queryClient.invalidateQueries({ queryKey: workspaceKey(workspace, 'notifications') })
