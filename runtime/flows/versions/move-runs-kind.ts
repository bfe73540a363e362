import type { Job } from '../../../schemas/api/job.ts'
import type { MoveOutcome, MoveRuns } from '../../../schemas/api/flow-version.ts'
import { labelIn } from '../../../schemas/label.ts'
import type { Caller } from '../../caller.ts'
import { enqueueJob } from '../../jobs/enqueue-job.ts'
import type { JobKind } from '../../jobs/job-kind.ts'
import { Refusal } from '../../refusal.ts'
import { mendsRuns } from '../runs/run-rights.ts'
import { expectFlowWork, wakeFlows } from '../work/wake-flows.ts'
import { liveRuns } from './live-runs.ts'
import { moveRun } from './move-run.ts'
import { type NumberedVersion, versionPair } from './version-pair.ts'

const kind = 'move-runs'

type MoveInput = NumberedVersion & Required<MoveRuns>

/** Begins to move the runs of a version to another, as a job. Refuses as `versionPair`. */
export async function startMove(caller: Caller, move: NumberedVersion & MoveRuns): Promise<Job> {
  const { flow, from, to, nodes } = await versionPair(caller.workspace.data.sql, caller.plan, move)
  const label = labelIn(to.plan.definition.label, caller.person.language, caller.plan.settings.languages[0])
  const input: MoveInput = { flow, number: from.number, to: to.number, nodes }
  return enqueueJob(caller, { kind, input, about: { flow, label, from: String(from.number), to: String(to.number) } })
}

/** Where a move goes on: behind this run. */
interface MoveCursor extends MoveOutcome {
  readonly after: string
}

/**
 * Moves runs in batches, in the order of their ids, each in a transaction of its own with the note of how far it is: what a killed worker had
 * in hand is as it was, and is moved by the next. Runs that cannot move stay.
 */
export const moveRunsKind: JobKind = {
  kind,
  atOnce: 1,
  run: async (job) => {
    // Only `startMove` enqueues this kind, and only this notes where it is.
    const [input, begun] = [job.input as MoveInput, job.cursor as MoveCursor | null]
    const { workspace } = job
    let [after, moved, refused] = [begun?.after ?? null, begun?.moved ?? 0, begun?.refused ?? 0]
    for (;;) {
      const caller = await job.caller()
      if (!mendsRuns(caller.access)) throw new Refusal('forbidden')
      const pair = await versionPair(workspace.data.sql, caller.plan, input)
      const ids = await liveRuns(workspace.data.sql, caller.plan, { flow: pair.flow, version: pair.from.plan.version, after })
      if (ids.length === 0) return { moved, refused } satisfies MoveOutcome
      await expectFlowWork(workspace)
      for (const id of ids) {
        job.signal.throwIfAborted()
        const done = await workspace.data.sql.begin(async (runner) => {
          const became = await moveRun(runner, caller, { pair, id })
          const so: MoveCursor = { after: id, moved: moved + Number(became === 'moved'), refused: refused + Number(became === 'refused') }
          await job.advance(runner, { cursor: so, done: so.moved + so.refused, counts: { moved: so.moved, refused: so.refused } })
          return so
        })
        ;({ after, moved, refused } = done)
      }
      // A step that met the run as it was looks again.
      wakeFlows(workspace)
    }
  },
}
