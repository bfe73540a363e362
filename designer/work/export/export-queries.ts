import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ExportPreview, ExportQuestion, ExportRequest } from '../../../schemas/api/export.ts'
import type { Job, JobPage } from '../../../schemas/api/job.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get, post } from '../../app/api.ts'
import { workspaceKey } from '../../app/workspace.ts'
import { currentLanguage } from '../../i18n/language.ts'

/** What an export would hold. */
export const exportPreviewQuery = (workspace: string, asked: ExportQuestion) =>
  queryOptions({
    queryKey: workspaceKey(workspace, 'export-preview', currentLanguage(), asked),
    queryFn: ({ signal }) => post<ExportPreview>(`${addressesOf(workspace).exports}/preview`, asked, { signal }),
    staleTime: 0,
    placeholderData: keepPreviousData,
  })

/** Begins an export. */
export const startExport = (workspace: string, asked: ExportRequest): Promise<Job> => post<Job>(addressesOf(workspace).exports, asked)

/** The last exports of this person. */
export const myExportsQuery = (workspace: string) =>
  queryOptions({
    queryKey: workspaceKey(workspace, 'jobs', 'export'),
    queryFn: ({ signal }) => get<JobPage>(addressesOf(workspace).jobs, { query: { kind: 'export' }, signal }),
    staleTime: 0,
  })
