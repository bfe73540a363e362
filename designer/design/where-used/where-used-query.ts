import { queryOptions } from '@tanstack/react-query'
import type { WhereUsed } from '../../../schemas/api/release.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get } from '../../app/api.ts'
import { queryClient } from '../../app/queries.ts'
import { workspaceKey } from '../../app/workspace.ts'

/** A definition, a field of it by name, or an option of that field by value. */
export interface Usable {
  kind: string
  name: string
  field?: string
  option?: string
}

/** What personal views and records can hold of something that is to be removed: a definition or a field; undefined for other parts. */
export const usableOf = ({ kind, name, part, field }: Usable & { part?: string }): Usable | undefined =>
  part !== undefined && field === undefined ? undefined : { kind, name, ...(field === undefined ? {} : { field }) }

/** Everything that mentions a thing, and how many records hold it. */
export const whereUsedQuery = (workspace: string, of: Usable) =>
  queryOptions({
    queryKey: workspaceKey(workspace, 'where-used', of.kind, of.name, of.field, of.option),
    queryFn: ({ signal }) => get<WhereUsed>(addressesOf(workspace).whereUsed, { query: { ...of }, signal }),
    staleTime: 0,
  })

/** Where a thing is used at this moment; undefined for what is not saved yet, and where no answer comes. */
export const usedNow = (workspace: string, of: Usable): Promise<WhereUsed | undefined> =>
  // Who is offline is not kept waiting: the removal itself tells what is wrong.
  queryClient.fetchQuery({ ...whereUsedQuery(workspace, of), networkMode: 'always', retry: false }).catch(() => undefined)
