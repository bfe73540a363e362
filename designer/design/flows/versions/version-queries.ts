import { queryOptions } from '@tanstack/react-query'
import type { FlowVersions, MoveRuns, MoveTrial } from '../../../../schemas/api/flow-version.ts'
import type { Job } from '../../../../schemas/api/job.ts'
import type { FlowVersionAnswer } from '../../../../schemas/api/run.ts'
import { addressesOf } from '../../../app/addresses.ts'
import { get, post } from '../../../app/api.ts'
import { pathOf } from '../../../app/paths.ts'
import { workspaceKey } from '../../../app/workspace.ts'

/** The page of the versions of a flow, or of one of them. By the id: versions are of what is live, and a draft may call it otherwise. */
export const versionsPath = (slug: string, id: string, number?: number): string => pathOf(slug, 'design', 'flows', id, 'versions', ...(number === undefined ? [] : [String(number)]))

/** The versions of a flow as they stand; runs go on by themselves, so an open page asks again. */
export const versionsQuery = (slug: string, flow: string) =>
  queryOptions({
    queryKey: workspaceKey(slug, 'runs', 'versions', flow),
    queryFn: ({ signal }) => get<FlowVersions>(addressesOf(slug).flowVersions(flow), { signal }),
    refetchInterval: 5_000,
  })

/** A flow as it was at a version: it never changes but in its names. */
export const versionQuery = (slug: string, flow: string, number: number) =>
  queryOptions({
    queryKey: workspaceKey(slug, 'runs', 'version', flow, number),
    queryFn: ({ signal }) => get<FlowVersionAnswer>(`${addressesOf(slug).flowVersions(flow)}/${number}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** What a move would do, asked anew for each choice. */
export const moveTrialQuery = (slug: string, { flow, from, move }: { flow: string; from: number; move: MoveRuns }) =>
  queryOptions({
    queryKey: workspaceKey(slug, 'runs', 'move', flow, from, move),
    queryFn: ({ signal }) => post<MoveTrial>(`${addressesOf(slug).flowVersions(flow)}/${from}/move/try`, move, { signal }),
    gcTime: 0,
  })

const pause = 400

export const moveJobQuery = (slug: string, id: string | undefined) =>
  queryOptions({
    queryKey: workspaceKey(slug, 'job', id),
    queryFn: ({ signal }) => get<Job>(addressesOf(slug).job(id ?? ''), { signal }),
    enabled: id !== undefined,
    refetchInterval: ({ state: { data } }) => (data?.finishedAt ? false : pause),
  })
