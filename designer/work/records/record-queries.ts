import { queryOptions } from '@tanstack/react-query'
import type { HistoryPage, RecordAnswer } from '../../../schemas/api/record.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get, request } from '../../app/api.ts'
import { queryClient } from '../../app/queries.ts'
import { workspaceKey } from '../../app/workspace.ts'

/** Which object's records, in which workspace. */
interface RecordsOf {
  readonly workspace: string
  readonly object: string
}

/** Everything fetched of an object's records has a key that begins like this. */
export const recordsKey = ({ workspace, object }: RecordsOf, ...rest: readonly unknown[]) => workspaceKey(workspace, 'records', object, ...rest)

export const recordQuery = (of: RecordsOf, id: string) =>
  queryOptions({
    queryKey: recordsKey(of, 'one', id),
    queryFn: ({ signal }) => get<RecordAnswer>(addressesOf(of.workspace).record(of.object, id), { signal }),
  })

export const historyPages = (of: RecordsOf, id: string) => ({
  key: recordsKey(of, 'history', id),
  load: async (cursor: string | null, signal: AbortSignal) => {
    const page = await get<HistoryPage>(`${addressesOf(of.workspace).record(of.object, id)}/history`, { query: { before: cursor, limit: 20 }, signal })
    return { items: page.items, next: page.next === null ? null : String(page.next) }
  },
})

/** Forgets what is shown of an object's records, after one of them was written. */
export const refreshRecords = (of: RecordsOf): Promise<void> => queryClient.invalidateQueries({ queryKey: recordsKey(of) })

export const createRecord = async (of: RecordsOf, values: object): Promise<RecordAnswer> =>
  (await request<RecordAnswer>('POST', addressesOf(of.workspace).records(of.object), { body: { values } })).body

export const updateRecord = async (of: RecordsOf, { id, version }: Seen, values: object): Promise<RecordAnswer> =>
  (await request<RecordAnswer>('PATCH', addressesOf(of.workspace).record(of.object, id), { body: { values }, ifMatch: version })).body

export async function deleteRecord(of: RecordsOf, { id, version }: Seen): Promise<void> {
  await request('DELETE', addressesOf(of.workspace).record(of.object, id), { ifMatch: version })
}

export async function restoreRecord(of: RecordsOf, id: string): Promise<void> {
  await request('POST', `${addressesOf(of.workspace).record(of.object, id)}/restore`)
}

/** A record at the version that the person saw. */
type Seen = Pick<RecordAnswer, 'id' | 'version'>
