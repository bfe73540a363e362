import { queryOptions, useQuery } from '@tanstack/react-query'
import type { TaskCount } from '../../../schemas/api/task.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get } from '../../app/api.ts'
import { pollingPause } from '../../app/live/live.ts'
import { useWorkspace } from '../../app/me.ts'
import { workspaceKey } from '../../app/workspace.ts'

const countQuery = (workspace: string) =>
  queryOptions({
    queryKey: workspaceKey(workspace, 'tasks', 'count'),
    queryFn: ({ signal }) => get<TaskCount>(`${addressesOf(workspace).tasks}/count`, { signal }),
    refetchInterval: pollingPause,
    retry: false,
  })

/** How much waits for me; undefined until it is known. */
export const useTaskCount = (): TaskCount | undefined => useQuery(countQuery(useWorkspace().slug)).data
