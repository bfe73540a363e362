import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { isoMoment } from '../storage/moment.ts'
import type { Runner } from '../storage/statement.ts'
import type { Named, StoredTask } from './task-rows.ts'

interface Answer {
  readonly id: string
  readonly name: string
  readonly at: string
  readonly decision: string
}

/** The refusal of an answer that comes too late: who answered this task or, where it was taken back, the step; and when. */
export async function alreadyDecided(runner: Runner, { plan }: Caller, task: StoredTask): Promise<Refusal> {
  const schema = runner(plan.schema)
  const [last] = await runner<Answer[]>`select p.id, p.name, w.at, w.decision from ${schema}._task_answer w join ${schema}._person p on p.id = w.by
    where w.run = ${task.run} and w.node = ${task.node} and (${task.state} <> 'done' or w.task = ${task.id}) order by w.at desc, w.rev desc limit 1`
  const by: Named | null = last ? { id: last.id, name: last.name } : null
  const at = last ? isoMoment(last.at) : task.ended_at && isoMoment(task.ended_at)
  return new Refusal('already-decided', { details: { by, at, decision: last?.decision ?? 'withdrawn' } })
}
