import { queryOptions } from '@tanstack/react-query'
import type { FlowButton, StartedRun } from '../../../schemas/api/run.ts'
import type { ApprovalPreview } from '../../../schemas/api/task.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get, post } from '../../app/api.ts'
import { recordsKey } from '../records/record-queries.ts'
import type { ApprovedRecord } from './run-queries.ts'

/** What a record offers as it stands. */
export const buttonsQuery = (workspace: string, { object, id, version }: ApprovedRecord & { readonly version: number }) =>
  queryOptions({
    queryKey: recordsKey({ workspace, object }, 'buttons', id, version),
    queryFn: async ({ signal }) => (await get<{ items: readonly FlowButton[] }>(`${addressesOf(workspace).record(object, id)}/buttons`, { signal })).items,
  })

/** Whom a record would go to; asked anew each time, for people come and go. */
export const previewQuery = (workspace: string, flow: string, { object, id }: ApprovedRecord) =>
  queryOptions({
    queryKey: recordsKey({ workspace, object }, 'preview', id, flow),
    queryFn: ({ signal }) => post<ApprovalPreview>(`${addressesOf(workspace).flow(flow)}/preview`, { record: id }, { signal }),
    staleTime: 0,
  })

/** Starts a flow by its button; the same request starts it once. */
export const startFlow = (workspace: string, flow: string, input: { readonly record: string; readonly requestId: string }): Promise<StartedRun> =>
  post<StartedRun>(`${addressesOf(workspace).flow(flow)}/runs`, input)
