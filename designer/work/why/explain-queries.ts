import { queryOptions } from '@tanstack/react-query'
import type { ExplainAnswer, ExplainObjectAnswer } from '../../../schemas/api/explain.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get } from '../../app/api.ts'
import { workspaceKey } from '../../app/workspace.ts'

interface ExplainedRecord {
  readonly workspace: string
  readonly object: string
  readonly id: string
  /** Whose rights; none = one's own. */
  readonly person?: string
}

// Asked anew each time that somebody wants to know: roles and records change meanwhile.
const staleTime = 0

/** Why a person can or cannot see and change a record. */
export const explainRecordQuery = ({ workspace, object, id, person }: ExplainedRecord) =>
  queryOptions({
    queryKey: workspaceKey(workspace, 'explain', object, id, person),
    queryFn: ({ signal }) => get<ExplainAnswer>(`${addressesOf(workspace).record(object, id)}/explain`, { query: { person }, signal }),
    staleTime,
  })

/** Why one can or cannot work with an object. */
export const explainObjectQuery = (workspace: string, object: string) =>
  queryOptions({
    queryKey: workspaceKey(workspace, 'explain', object),
    queryFn: ({ signal }) => get<ExplainObjectAnswer>(`${addressesOf(workspace).records(object)}/explain`, { signal }),
    staleTime,
  })
