import type { FieldValue } from '../../schemas/fields/field-type.ts'
import { sameValue } from '../../schemas/fields/same-value.ts'
import type { TaskAnswer } from '../../schemas/api/task.ts'
import type { Caller } from '../caller.ts'
import type { Changed } from '../records/change.ts'
import type { Runner } from '../storage/statement.ts'
import type { StoredTask } from './task-rows.ts'

/** Entries that are looked through at the most: the newest. */
const mostEntries = 200

interface Asking {
  readonly task: StoredTask
  /** Names of fields that the step shows. */
  readonly shown: readonly string[]
  /** Name of the field by which the flow itself says where the approval stands: nobody has changed that. */
  readonly status: string | undefined
  /** Whether the record is the caller's to read. */
  readonly canOpen: boolean
}

/** What has changed in the record since somebody decided last in the run, of fields that the step shows or, of a record that the caller may open, the caller may read. */
export async function changesSince(runner: Runner, { plan, access }: Caller, { task, shown, status, canOpen }: Asking): Promise<TaskAnswer['changes']> {
  const object = task.object === null ? undefined : plan.objectsById.get(task.object)
  if (!object || task.record === null || task.state !== 'open') return {}
  const schema = runner(plan.schema)
  const entries = await runner<{ changed: Changed }[]>`select c.changed from ${schema}._change c
    where c.record = ${task.record} and c.op = 'update' and c.at > (
      select coalesce((select max(w.at) from ${schema}._task_answer w where w.run = r.id and w.decision <> 'resubmit'), r.started_at) from ${schema}._run r where r.id = ${task.run})
    order by c.seq desc limit ${mostEntries}`
  const changes = new Map<string, { old: FieldValue; new: FieldValue }>()
  for (const { changed } of entries.toReversed()) for (const [id, { old, new: now }] of Object.entries(changed)) changes.set(id, { old: (changes.get(id) ?? { old }).old, new: now })
  const readable = canOpen ? access.object(object.name).readable : new Set<string>()
  return Object.fromEntries([...changes].flatMap(([id, change]) => {
    const name = object.byId.get(id)?.name
    const isSeen = name !== undefined && name !== status && (shown.includes(name) || readable.has(name))
    return isSeen && !sameValue(change.old, change.new) ? [[name, change]] : []
  }))
}
