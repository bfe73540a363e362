import type { Caller } from '../caller.ts'
import type { Runner } from '../storage/statement.ts'
import type { Workspace } from '../workspaces/workspace.ts'

/**
 * One kind of long work. A job may be begun again at any point: its process can be killed, its lease can run out. What
 * must happen once is written in one transaction with `RunningJob.advance`, which holds only for the worker that has the job.
 */
export interface JobKind {
  readonly kind: string
  /** How many of the kind one process works on at a time. */
  readonly atOnce: number
  /** Does or resumes the work and returns its result. A `Refusal` fails the job with its code and issues. */
  run(job: RunningJob): Promise<unknown>
}

/** A job in the hands of a worker. */
export interface RunningJob {
  readonly id: string
  readonly workspace: Workspace
  /** What the job was asked to do, as it was enqueued. */
  readonly input: unknown
  /** Where an interrupted worker left off: what it last gave `advance`; null at the first start. */
  readonly cursor: unknown
  readonly done: number
  readonly total: number | null
  /** Raised when the job was cancelled, given to another worker, or the process stops: leave at the next safe point. */
  readonly signal: AbortSignal
  /** The person who asked, with the plan and the rights of this moment. Refuses `forbidden` when no longer active, and where nobody asked. */
  caller(): Promise<Caller>
  /**
   * Notes how far the work is. Within a transaction it is the fence: raises `JobLost` when the job was cancelled or has
   * another worker, so nothing of that transaction is kept.
   */
  advance(runner: Runner, progress: JobProgress): Promise<void>
}

/** What `advance` changes; members that are left out stay as they are. */
export interface JobProgress {
  readonly done?: number
  readonly total?: number
  /** JSON: where to go on. */
  readonly cursor?: unknown
  /** What became of the pieces so far, by name. */
  readonly counts?: Readonly<Record<string, number>>
}

/** The job is no longer this worker's: it was cancelled, or its lease ran out and another has it. */
export class JobLost extends Error {}
