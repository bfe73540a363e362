import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { isoMoment } from '../storage/moment.ts'
import { alreadyDecided } from './already-decided.ts'
import { findTask } from './find-task.ts'
import type { StoredTask } from './task-rows.ts'
import { tellTask } from './tell-task.ts'

/** Milliseconds between two reminders of one task. */
const pause = 600_000

/** From when on the caller may remind who has to answer; null for those whose request it is not, and for what needs no answer. */
export function urgeFrom({ person, workspace }: Caller, { state, kind, requester, urged_at: urgedAt }: StoredTask): string | null {
  if (state !== 'open' || kind === 'cc' || requester?.id !== person.id) return null
  return urgedAt === null ? workspace.ports.clock.now().toISOString() : new Date(Date.parse(isoMoment(urgedAt)) + pause).toISOString()
}

/** Reminds whoever has to answer. Refuses `not-found` for those whose request it is not, `already-decided`, and `urged-already` within ten minutes. */
export async function urgeTask(caller: Caller, id: string): Promise<void> {
  const { sql } = caller.workspace.data
  const task = await findTask(sql, caller, id)
  if (task.requester?.id !== caller.person.id || task.kind === 'cc') throw new Refusal('not-found')
  const now = caller.workspace.ports.clock.now()
  await sql.begin(async (tx) => {
    const urged = await tx`update ${tx(caller.plan.schema)}._task set urged_at = ${now.toISOString()}, changed_at = ${now.toISOString()}
      where id = ${id} and state = 'open' and (urged_at is null or urged_at <= ${new Date(now.getTime() - pause).toISOString()}) returning id`
    if (urged.length === 0) throw task.state === 'open' ? new Refusal('urged-already', { details: { from: urgeFrom(caller, task) } }) : await alreadyDecided(tx, caller, task)
    await tellTask(tx, caller, { task: id, about: 'urged', now })
  })
}
