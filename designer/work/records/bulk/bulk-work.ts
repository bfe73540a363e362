import type { BulkItem, RecordPage } from '../../../../schemas/api/query.ts'
import type { RecordAnswer } from '../../../../schemas/api/record.ts'
import type { FieldValue } from '../../../../schemas/fields/field-type.ts'
import { addressesOf } from '../../../app/addresses.ts'
import { get, post } from '../../../app/api.ts'
import { isSameValue } from '../same-value.ts'
import type { AskedRecords } from '../use-records.ts'

/** Which object's records, in which workspace. */
export interface BulkPlace {
  readonly workspace: string
  readonly object: string
}

/** Records that one bulk edit takes at most. */
export const mostRecords = 10_000

/** Writes that one request carries: small enough to tell how far the work is. */
const chunk = 100

/** All records that a list finds, with the values that the work needs. */
export async function allRecords({ workspace, object }: BulkPlace, asked: AskedRecords, { signal, most = mostRecords }: { signal: AbortSignal; most?: number }): Promise<readonly RecordAnswer[]> {
  const found: RecordAnswer[] = []
  let cursor: string | undefined
  do {
    const page: RecordPage = await post(addressesOf(workspace).query(object), { ...asked, limit: 200, ...(cursor === undefined ? {} : { cursor }) }, { signal })
    found.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined && found.length < most)
  return found.slice(0, most)
}

/** Records as they are now, read one by one: their list may not show the value. */
export async function recordsById({ workspace, object }: BulkPlace, ids: readonly string[], signal: AbortSignal): Promise<readonly RecordAnswer[]> {
  const found: RecordAnswer[] = []
  for (let from = 0; from < ids.length; from += atOnce) {
    found.push(...(await Promise.all(ids.slice(from, from + atOnce).map((id) => get<RecordAnswer>(addressesOf(workspace).record(object, id), { signal })))))
  }
  return found
}

/** Records that are read beside one another. */
const atOnce = 10

/** What an edit would do to records: those that change, those that have the value, those that may not be changed. */
export interface BulkPreview {
  readonly changing: readonly RecordAnswer[]
  readonly same: readonly RecordAnswer[]
  readonly locked: readonly RecordAnswer[]
}

export function previewOf(records: readonly RecordAnswer[], field: string, value: FieldValue): BulkPreview {
  const isAlready = (record: RecordAnswer) => isSameValue(record.values[field] ?? null, value)
  return {
    changing: records.filter((record) => record._can.update && !isAlready(record)),
    same: records.filter(isAlready),
    locked: records.filter((record) => !record._can.update && !isAlready(record)),
  }
}

/** One record that is to get a value. */
export interface BulkWrite {
  readonly record: Pick<RecordAnswer, 'id' | 'version'>
  readonly values: Readonly<Record<string, FieldValue>>
}

/** One value for each of the records. */
export const writesOf = (records: readonly RecordAnswer[], { field, value }: { field: string; value: FieldValue }): readonly BulkWrite[] =>
  records.map((record) => ({ record, values: { [field]: value } }))

/** What became of the writes: the records as they are now, and what was declined, both by id. */
export interface BulkOutcome {
  readonly written: ReadonlyMap<string, RecordAnswer>
  readonly declined: ReadonlyMap<string, unknown>
}

interface BulkRun {
  readonly onProgress: (done: number) => void
  /** Work ends between two requests once it is aborted. */
  readonly signal: AbortSignal
}

/** Writes each record for itself, some at a time; what is declined does not keep the others from being written. */
export async function writeAll(of: BulkPlace, writes: readonly BulkWrite[], { onProgress, signal }: BulkRun): Promise<BulkOutcome> {
  const written = new Map<string, RecordAnswer>()
  const declined = new Map<string, unknown>()
  for (let from = 0; from < writes.length && !signal.aborted; from += chunk) {
    const some = writes.slice(from, from + chunk)
    for (const [id, result] of await send(of, some)) {
      if ('record' in result) written.set(id, result.record)
      else declined.set(id, result.problem)
    }
    onProgress(from + some.length)
  }
  return { written, declined }
}

/** Writes whose refusals are foreseen at most: the others are judged as they are written. */
export const mostForeseen = 1000

/** How far it is known what would be refused: of the first so many writes, these, by the id of the record. */
export interface Foreseen {
  readonly asked: number
  readonly refused: ReadonlyMap<string, unknown>
}

interface Foresight {
  readonly onProgress: (foreseen: Foreseen) => void
  /** Ends the request under way, too: nothing of it is kept in any case. */
  readonly signal: AbortSignal
}

/** Asks which of the first writes would be refused, by a dry run of them in the same pieces. */
export async function foresee(of: BulkPlace, writes: readonly BulkWrite[], { onProgress, signal }: Foresight): Promise<void> {
  const refused = new Map<string, unknown>()
  const asked = Math.min(writes.length, mostForeseen)
  for (let from = 0; from < asked; from += chunk) {
    const some = writes.slice(from, Math.min(from + chunk, asked))
    for (const [id, result] of await send(of, some, { signal })) if ('problem' in result) refused.set(id, result.problem)
    onProgress({ asked: from + some.length, refused: new Map(refused) })
  }
}

type Sent = { readonly record: RecordAnswer } | { readonly problem: unknown }

/** One request of several writes; what became of each, by the id of the record. */
async function send({ workspace, object }: BulkPlace, some: readonly BulkWrite[], dryRun?: { signal: AbortSignal }): Promise<(readonly [string, Sent])[]> {
  const items = some.map(({ record: { id, version }, values }): BulkItem => ({ op: 'update', id, version, values }))
  const body = { mode: 'each', items, ...(dryRun && { dryRun: true }) }
  const answer = await post<{ items: Sent[] }>(addressesOf(workspace).bulk(object), body, dryRun)
  return answer.items.map((result, at) => [some[at]?.record.id ?? '', result] as const)
}
