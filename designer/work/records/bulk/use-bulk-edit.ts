import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { RecordAnswer } from '../../../../schemas/api/record.ts'
import type { FieldValue } from '../../../../schemas/fields/field-type.ts'
import { refreshRecords } from '../record-queries.ts'
import { type BulkOutcome, type BulkPlace, type BulkPreview, type BulkWrite, type Foreseen, previewOf, writeAll, writesOf } from './bulk-work.ts'

/** What is to be set, and on which records: those chosen, or all that a list finds. */
export interface BulkWish {
  readonly field: string
  readonly value: FieldValue
  /** The title of what the value points at. */
  readonly title?: string | undefined
  readonly load: (signal: AbortSignal) => Promise<readonly RecordAnswer[]>
}

/** Where a bulk edit stands. */
export type BulkStage =
  | { readonly at: 'asking' }
  | { readonly at: 'preview'; readonly wish: BulkWish; readonly preview: BulkPreview }
  | { readonly at: 'running'; readonly done: number; readonly total: number }
  | { readonly at: 'done'; readonly wish: BulkWish; readonly preview: BulkPreview; readonly outcome: BulkOutcome; readonly isUndone: boolean }

/** A bulk edit from the wish over its preview to the outcome, which can be taken back. */
export function useBulkEdit(of: BulkPlace) {
  const [stage, setStage] = useState<BulkStage>({ at: 'asking' })
  const stop = useRef(new AbortController())
  const write = async (writes: readonly BulkWrite[]): Promise<BulkOutcome> => {
    stop.current = new AbortController()
    const total = writes.length
    setStage({ at: 'running', done: 0, total })
    const outcome = await writeAll(of, writes, { signal: stop.current.signal, onProgress: (done) => setStage({ at: 'running', done, total }) })
    await refreshRecords(of)
    return outcome
  }
  const run = useMutation({
    mutationFn: (work: () => Promise<void>) => work(),
    // What was reckoned may not hold any more.
    onError: () => setStage({ at: 'asking' }),
  })
  return {
    stage,
    problem: run.error,
    isPending: run.isPending,
    back: () => setStage({ at: 'asking' }),
    cancel: () => stop.current.abort(),
    look: (wish: BulkWish) =>
      run.mutate(async () => {
        const records = await wish.load(stop.current.signal)
        setStage({ at: 'preview', wish, preview: previewOf(records, wish.field, wish.value) })
      }),
    /** What is foreseen to be refused is not tried, and told with what the work itself finds refused. */
    apply: (wish: BulkWish, preview: BulkPreview, refused: Foreseen['refused']) =>
      run.mutate(async () => {
        const rest = preview.changing.filter(({ id }) => !refused.has(id))
        const { written, declined } = await write(writesOf(rest, wish))
        setStage({ at: 'done', wish, preview, outcome: { written, declined: new Map([...refused, ...declined]) }, isUndone: false })
      }),
    undo: (wish: BulkWish, preview: BulkPreview, { written }: BulkOutcome) =>
      run.mutate(async () => {
        const outcome = await write(preview.changing.flatMap((before) => backTo(before, written.get(before.id), wish.field)))
        setStage({ at: 'done', wish, preview, outcome, isUndone: true })
      }),
  }
}

/** The old value, put back upon the version that the edit left. */
const backTo = (before: RecordAnswer, now: RecordAnswer | undefined, field: string): readonly BulkWrite[] =>
  now ? [{ record: now, values: { [field]: before.values[field] ?? null } }] : []
