import { setTimeout as wait } from 'node:timers/promises'
import type { Issue } from '../../schemas/issue.ts'
import type { Caller } from '../caller.ts'
import type { ObjectPlan } from '../compile/plan.ts'
import type { RunningJob } from '../jobs/job-kind.ts'
import { constraintRefusal } from '../records/constraint-refusal.ts'
import { isTaken, LostRace } from '../records/lost-race.ts'
import { inUnit } from '../records/unit.ts'
import { Refusal } from '../refusal.ts'
import { deadlockDetected, lockNotAvailable, postgresError } from '../storage/postgres-error.ts'
import type { Runner } from '../storage/statement.ts'
import { addCounts, addStarts, type AgainCursor, type ImportCounts, type ImportCursor, type ImportInput } from './import-input.ts'
import { type ImportShape, shapeImport } from './import-shape.ts'
import { rowsPerLook, takeTurns } from './in-turns.ts'
import { type ReadRow, readRow, roundedColumns, splitAtRepeats } from './read-row.ts'
import type { TableRow } from './tables/table.ts'
import { forgetRejections } from './write/rejections.ts'
import { writeBatch } from './write/write-batch.ts'

/** Takes batches of rows of one import, one after the other. */
export interface BatchImporter {
  /** Reads the texts of a batch: may be done while the batch before is being taken. */
  read(rows: readonly TableRow[]): Promise<ReadBatch>
  /** Takes a batch and answers where the import stands then. All of it is committed, in one transaction or several. */
  take(batch: ReadBatch, cursor: ImportCursor): Promise<ImportCursor>
}

/** The rows of a batch, in parts in which no key stands twice. */
interface ReadBatch {
  readonly parts: readonly (readonly ReadRow[])[]
  readonly shape: ImportShape
}

export function batchImporter(job: RunningJob, input: ImportInput): BatchImporter {
  let known: ImportShape | undefined
  const shapeFor = (caller: Caller): ImportShape => {
    if (known?.release === caller.plan.release && known.accessKey === caller.access.key) return known
    known = shapeImport(caller, input)
    return known
  }

  const takePart = async (rows: readonly TableRow[], cursor: ImportCursor, read?: ReadPart): Promise<ImportCursor> => {
    const once = firstOf(read)
    const attempt = () => patiently(job.signal, async () => commit(await job.caller(), { rows, cursor, readFor: (shape) => once(shape) ?? rows.map((row) => readRow(row, shape)) }))
    try {
      // A record that somebody else has just made is found, and changed, when the rows are taken again.
      return await attempt().catch((error: unknown) => (input.mode === 'upsert' && isTaken(error) ? attempt() : Promise.reject(error)))
    } catch (error) {
      if (!isFaultOfRows(error)) throw error
      const [only, ...others] = rows
      if (!only) throw error
      if (others.length === 0) return patiently(job.signal, async () => commit(await job.caller(), { rows, cursor, readFor: (shape) => refusedRows(only, error, shape) }))
      // Something that the checks do not foresee: the rows that are fine are found by halves.
      const half = Math.ceil(rows.length / 2)
      return takePart(rows.slice(half), await takePart(rows.slice(0, half), cursor))
    }
  }

  const commit = (caller: Caller, { rows, cursor, readFor }: Part): Promise<ImportCursor> =>
    inUnit(
      caller,
      (current) => lockedObjects(shapeFor(current)),
      async (runner, current) => {
        await allowTime(runner)
        const shape = shapeFor(current)
        const fresh = readFor(shape)
        const { again } = cursor
        if (again) await forgetRejections(runner, current.workspace, { job: job.id, rows })
        const now = current.workspace.ports.clock.now()
        const { starts, ...counts } = await writeBatch(runner, current, { shape, rows: fresh, job: job.id, now, mayBlank: again?.isLast ?? false })
        const moved = again ? behindAgain(cursor, counts, { rows, again }) : behind(cursor, counts, { rows, rounded: countRounded(cursor.rounded, fresh, shape) })
        const next: ImportCursor = starts ? { ...moved, starts: addStarts(cursor.starts ?? {}, starts) } : moved
        await job.advance(runner, { cursor: next, done: Object.values(next.counts).reduce((sum, count) => sum + count, 0), counts: { ...next.counts } })
        return next
      },
    )

  return {
    read: async (rows) => {
      const shape = shapeFor(await job.caller())
      const turns = takeTurns()
      const read: ReadRow[] = []
      for (const row of rows) {
        read.push(readRow(row, shape))
        if (read.length % rowsPerLook === 0) await turns.next()
      }
      return { parts: splitAtRepeats(read, shape), shape }
    },
    take: async ({ parts, shape }, cursor) => {
      let current = cursor
      for (const part of parts) {
        job.signal.throwIfAborted()
        current = await takePart(part, current, { rows: part, shape })
      }
      return current
    },
  }
}

const behind = (cursor: ImportCursor, counts: ImportCounts, { rows, rounded }: { rows: readonly TableRow[]; rounded: ImportCursor['rounded'] }): ImportCursor => ({
  ...cursor,
  line: rows.at(-1)?.line ?? cursor.line,
  counts: addCounts(cursor.counts, counts),
  rounded,
})

/** Rows that are taken again were counted as rejected. */
function behindAgain(cursor: ImportCursor, counts: ImportCounts, { rows, again }: { rows: readonly TableRow[]; again: AgainCursor }): ImportCursor {
  const changed = addCounts(cursor.counts, { ...counts, rejected: counts.rejected - rows.length })
  return { ...cursor, counts: changed, again: { ...again, taken: again.taken + rows.length - counts.rejected } }
}

/** Rows that are committed together, behind what `cursor` says. */
interface Part {
  readonly rows: readonly TableRow[]
  readonly cursor: ImportCursor
  /** The rows as a shape reads them, for one try: a try leaves its marks on them. */
  readonly readFor: (shape: ImportShape) => readonly ReadRow[]
}

/** Rows that have been read already, and by which shape. */
interface ReadPart {
  readonly rows: readonly ReadRow[]
  readonly shape: ImportShape
}

/** Gives the rows that have been read already to the first try, unless another release has other values for their texts. */
function firstOf(read: ReadPart | undefined): (shape: ImportShape) => readonly ReadRow[] | undefined {
  let left = read
  return (shape) => {
    const given = left?.shape === shape ? left.rows : undefined
    left = undefined
    return given
  }
}

/** A row that the database does not take, with what it said. */
function refusedRows(row: TableRow, error: unknown, shape: ImportShape): readonly ReadRow[] {
  const issues: readonly Issue[] = constraintRefusal(shape.gate, error)?.issues ?? [{ code: 'import.not-storable', path: '' }]
  return [{ ...readRow(row, shape), issues: [...issues] }]
}

/** The object and what its links point at: a publish that changes one of them waits for the batch, or the batch for it. */
function lockedObjects({ gate, columns }: ImportShape): readonly ObjectPlan[] {
  return [...new Set([gate.object, ...columns.flatMap(({ link }) => link?.target ?? [])])]
}

/** A batch takes longer than what a person waits for. */
const allowTime = (runner: Runner): PromiseLike<unknown> =>
  runner`select set_config('statement_timeout', '120s', true), set_config('lock_timeout', '10s', true)`

function countRounded(before: ImportCursor['rounded'], rows: readonly ReadRow[], shape: ImportShape): ImportCursor['rounded'] {
  const counts = new Map(Object.entries(before))
  for (const row of rows) for (const name of roundedColumns(row, shape)) counts.set(name, (counts.get(name) ?? 0) + 1)
  return Object.fromEntries(counts)
}

/** Class 22: a value that the column cannot hold; class 23: a constraint that was broken in between. */
const isFaultOfRows = (error: unknown): boolean => /^2[23]/.test(postgresError(error)?.code ?? '')

const mostTries = 20

/** Waits out what passes by itself: locks of others, records that others make, and publishes that outrun the batch. */
async function patiently<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      const passes = error instanceof Refusal ? error.code === 'plan-changed' : error instanceof LostRace || passing.has(postgresError(error)?.code ?? '')
      if (!passes || attempt === mostTries) throw error
      await wait(100 * attempt, undefined, { signal })
    }
  }
}

const serializationFailure = '40001'
const passing = new Set([deadlockDetected, lockNotAvailable, serializationFailure])
