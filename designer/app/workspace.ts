import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { AppAnswer } from '../../schemas/api/app.ts'
import { addressesOf } from './addresses.ts'
import { get } from './api.ts'
import { useWorkspace } from './me.ts'

/** Keys of everything fetched from one workspace begin like this. */
export const workspaceKey = (workspace: string, ...rest: readonly unknown[]) => ['workspace', workspace, ...rest] as const

/** What this person may know of the workspace: settings, readable objects, rights. */
export const appQuery = (workspace: string) =>
  queryOptions({
    queryKey: workspaceKey(workspace, 'app'),
    queryFn: ({ signal }) => get<AppAnswer>(addressesOf(workspace).app, { signal }),
    staleTime: 60_000,
  })

/** The workspace as this person may know it; the page waits until it is here. */
export const useApp = (): AppAnswer => useSuspenseQuery(appQuery(useWorkspace().slug)).data

/** The same for the frame, which shows before it is here: undefined until then. */
export const useAppIfKnown = (): AppAnswer | undefined => useQuery(appQuery(useWorkspace().slug)).data
