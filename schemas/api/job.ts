import { type Static, Type } from 'typebox'
import { AnsweredIssue } from './draft.ts'
import { Uuid } from './record.ts'

export const JobState = Type.Enum(['queued', 'running', 'done', 'failed', 'cancelled'])

export type JobState = Static<typeof JobState>

/** Why a job failed, told like a problem document. */
export const JobProblem = Type.Object({ code: Type.String(), title: Type.Optional(Type.String()), issues: Type.Optional(Type.Array(AnsweredIssue)) })

export type JobProblem = Static<typeof JobProblem>

/** Work that outlives its request. Ask again until `state` is `done`, `failed` or `cancelled`; the result is kept. */
export const Job = Type.Object({
  id: Uuid,
  /** `import`, `publish` …; it says what `result` holds. */
  kind: Type.String(),
  state: JobState,
  /** What the job works on, as it was called when it was asked for: an object, a file. */
  about: Type.Record(Type.String(), Type.String()),
  /** Pieces done, of `total`; null until it is known how many there are. */
  done: Type.Integer(),
  total: Type.Union([Type.Integer(), Type.Null()]),
  /** What became of the pieces so far, by name. */
  counts: Type.Record(Type.String(), Type.Integer()),
  createdAt: Type.String(),
  startedAt: Type.Union([Type.String(), Type.Null()]),
  finishedAt: Type.Union([Type.String(), Type.Null()]),
  result: Type.Optional(Type.Unknown()),
  problem: Type.Optional(JobProblem),
})

export type Job = Static<typeof Job>

/** The caller's own jobs, newest first. */
export const JobQuery = Type.Object(
  {
    mine: Type.Optional(Type.Boolean({ description: 'Only jobs of the caller: always so.' })),
    state: Type.Optional(Type.Enum(['open', 'finished'])),
    kind: Type.Optional(Type.String({ maxLength: 40 })),
    cursor: Type.Optional(Uuid),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
)

/** A page of jobs; `next` is the cursor of the page after it. */
export const JobPage = Type.Object({ items: Type.Array(Job), next: Type.Union([Uuid, Type.Null()]) })

export type JobPage = Static<typeof JobPage>
