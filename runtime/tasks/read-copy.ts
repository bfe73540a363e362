import type { DecisionInput, DecisionResult } from '../../schemas/api/task.ts'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import type { StoredTask } from './task-rows.ts'

/** Notes that somebody has seen what was copied to him or her; the first time counts. */
export async function readCopy({ workspace, plan, person }: Caller, task: StoredTask, { decision, files = [] }: Pick<DecisionInput, 'decision' | 'files'>): Promise<DecisionResult> {
  if (task.assignee.id !== person.id) throw new Refusal('not-found')
  if (decision !== 'read') throw new Refusal('invalid-request', { issues: [{ code: 'task.not-offered', path: '/decision' }] })
  if (files.length > 0) throw new Refusal('invalid-request', { issues: [{ code: 'task.not-offered', path: '/files' }] })
  const { sql } = workspace.data
  const now = workspace.ports.clock.now().toISOString()
  await sql`update ${sql(plan.schema)}._task set state = 'done', rev = rev + 1, decision = 'read', decided_by = ${person.id}, ended_at = ${now}, changed_at = ${now}
    where id = ${task.id} and state = 'open'`
  return { id: task.id, rev: task.state === 'open' ? task.rev + 1 : task.rev, state: 'done', decision: 'read' }
}
