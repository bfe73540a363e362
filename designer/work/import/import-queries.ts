import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { FileAnswer, TablePreview } from '../../../schemas/api/file.ts'
import type { ImportRequest, RejectedPage } from '../../../schemas/api/import.ts'
import type { Job } from '../../../schemas/api/job.ts'
import type { ReadingSettings } from '../../../schemas/api/table-reading.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get, post, request } from '../../app/api.ts'
import { queryClient } from '../../app/queries.ts'
import { workspaceKey } from '../../app/workspace.ts'

/** Sends a file to the server, which keeps it for a week. */
export const uploadFile = async (workspace: string, file: File, signal: AbortSignal): Promise<FileAnswer> =>
  (
    await request<FileAnswer>('POST', addressesOf(workspace).files, {
      query: { name: file.name },
      body: file,
      headers: { 'content-type': 'application/octet-stream' },
      signal,
    })
  ).body

/** How an upload is to be looked at: read like this, and mapped onto an object where one is named. */
export interface Look {
  readonly file: string
  readonly reading: ReadingSettings
  readonly object?: string
}

/** What an uploaded file holds. */
export const previewQuery = (workspace: string, { file, reading, object }: Look) =>
  queryOptions({
    queryKey: workspaceKey(workspace, 'preview', file, object ?? null, reading),
    queryFn: ({ signal }) => post<TablePreview>(`${addressesOf(workspace).file(file)}/preview`, reading, { query: { object }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })

/** Begins an import or a dry run of one. */
export const startImport = (workspace: string, asked: ImportRequest): Promise<Job> => post<Job>(addressesOf(workspace).imports, asked)

/** Asks a job to stop; what it has committed stays. */
export async function cancelJob(workspace: string, id: string): Promise<void> {
  await request('DELETE', addressesOf(workspace).job(id))
  await queryClient.invalidateQueries({ queryKey: workspaceKey(workspace, 'job', id) })
}

/** The first rows that an import did not take, and why. */
export const rejectedQuery = (workspace: string, job: string, limit: number) =>
  queryOptions({
    queryKey: workspaceKey(workspace, 'rejected', job, limit),
    queryFn: ({ signal }) => get<RejectedPage>(`${addressesOf(workspace).job(job)}/errors`, { query: { limit }, signal }),
    placeholderData: keepPreviousData,
  })
