import type { Caller } from '../caller.ts'
import { tellRuns } from '../flows/runs/tell-runs.ts'
import type { Runner } from '../storage/statement.ts'
import { tellTaken, tellTask } from './tell-task.ts'

export interface Handing {
  readonly task: { readonly id: string; readonly assignee: { readonly id: string } }
  readonly to: { readonly id: string; readonly onBehalfOf?: string }
  /** Who has given it away; null where nobody has. */
  readonly by: string | null
  readonly comment?: string
  readonly now: Date
}

interface HandedRow {
  readonly run: string
  readonly wait: number
  readonly key: string
  readonly rev: number
}

/**
 * Gives an open task to somebody else, who is told of it, as are who had it and the run: its history says so, and reminders and escalations go to
 * whoever has it now. Within a transaction; answers the new revision, undefined where the task is no longer open or somebody else's.
 */
export async function handTask(runner: Runner, { workspace, plan }: Pick<Caller, 'workspace' | 'plan'>, { task: { id, assignee }, to, by, comment, now }: Handing): Promise<number | undefined> {
  const [handed] = await runner<HandedRow[]>`
    update ${runner(plan.schema)}._task set assignee = ${to.id}, on_behalf_of = ${to.onBehalfOf ?? null}, urged_at = null, rev = rev + 1, changed_at = ${now.toISOString()}
    where id = ${id} and assignee = ${assignee.id} and state = 'open' and kind <> 'cc' returning run, wait, key, rev`
  if (!handed) return undefined
  const { run, wait, key, rev } = handed
  const event = { kind: 'handed', task: key, by, from: assignee.id, to, ...(comment !== undefined && { comment }) } as const
  await tellRuns(runner, plan.schema, [{ run, key: `handed.${id}.${rev}`, row: { kind: 'wait', wait, event } }])
  await tellTask(runner, { workspace, plan }, { task: id, about: 'assigned', now })
  if (by !== assignee.id) await tellTaken(runner, { workspace, plan }, { task: id, from: assignee.id, now })
  return rev
}
