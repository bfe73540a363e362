import { queryOptions } from '@tanstack/react-query'
import type { PoolState } from '../../../schemas/api/pool.ts'
import type { BulkItem } from '../../../schemas/api/query.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get, post, request } from '../../app/api.ts'
import { recordsKey } from '../records/record-queries.ts'

/** Which object's records, in which workspace. */
interface RecordsOf {
  readonly workspace: string
  readonly object: string
}

/** Where a record stands between its owner and the pool; asked anew with each version of the record. */
export const poolQuery = (of: RecordsOf, { id, version }: Pick<RecordAnswer, 'id' | 'version'>) =>
  queryOptions({
    queryKey: recordsKey(of, 'pool', id, version),
    queryFn: ({ signal }) => get<PoolState>(`${addressesOf(of.workspace).record(of.object, id)}/pool`, { signal }),
  })

export const claimRecord = (of: RecordsOf, id: string): Promise<RecordAnswer> => post<RecordAnswer>(`${addressesOf(of.workspace).record(of.object, id)}/claim`)

/** Whether the person still sees the record afterwards. */
export async function giveBackRecord(of: RecordsOf, { id, version }: Pick<RecordAnswer, 'id' | 'version'>): Promise<boolean> {
  const { status } = await request('POST', `${addressesOf(of.workspace).record(of.object, id)}/give-back`, { ifMatch: version })
  return status !== 204
}

/** What became of each record: nothing is said of those that went well. */
export interface PoolOutcome {
  readonly done: number
  /** Problems of the others, one a record. */
  readonly problems: readonly { readonly code: string; readonly title: string; readonly issues?: readonly { readonly message: string }[] }[]
}

/** Claims or gives back many records, each for itself. */
export async function movePool(of: RecordsOf, items: readonly BulkItem[]): Promise<PoolOutcome> {
  const answer = await post<{ items: readonly ({ record: unknown } | { problem: PoolOutcome['problems'][number] })[] }>(addressesOf(of.workspace).bulk(of.object), { mode: 'each', items })
  const problems = answer.items.flatMap((item) => ('problem' in item ? [item.problem] : []))
  return { done: answer.items.length - problems.length, problems }
}
