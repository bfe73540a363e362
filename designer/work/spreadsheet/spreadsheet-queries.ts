import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { SpreadsheetProposal, SpreadsheetRequest } from '../../../schemas/api/import.ts'
import { addressesOf } from '../../app/addresses.ts'
import { post } from '../../app/api.ts'
import { workspaceKey } from '../../app/workspace.ts'

/** The object that a file could become. */
export const proposalQuery = (workspace: string, asked: SpreadsheetRequest) =>
  queryOptions({
    queryKey: workspaceKey(workspace, 'spreadsheet', asked),
    queryFn: ({ signal }) => post<SpreadsheetProposal>(addressesOf(workspace).spreadsheet, asked, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })
