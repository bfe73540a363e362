import { sql } from 'drizzle-orm'
import type { TaskCount, TaskPage, TaskQuery } from '../../schemas/api/task.ts'
import type { Caller } from '../caller.ts'
import { mendsRuns } from '../flows/runs/run-rights.ts'
import { gateTo } from '../records/gate.ts'
import { readRecord } from '../records/read.ts'
import { Refusal } from '../refusal.ts'
import { compileStatement, input, runStatement } from '../storage/statement.ts'
import { type StoredTask, selectTasks } from './task-rows.ts'
import { peopleOf } from './task-sight.ts'
import { taskRows } from './task-titles.ts'

/**
 * The caller's tasks, those of people whom the caller stands in for among them; of a record, everybody's. Newest first. Refuses
 * `not-found` for a record that the caller may not read, and `forbidden` where somebody else's tasks are not the caller's business.
 */
export async function listTasks(caller: Caller, query: TaskQuery): Promise<TaskPage> {
  if (query.assignee !== undefined && !mendsRuns(caller.access)) throw new Refusal('forbidden', { details: { right: 'publish' } })
  if (query.object !== undefined && query.record !== undefined) await readRecord(caller, { objectName: query.object, id: query.record })
  const { plan, workspace } = caller
  const limit = query.limit ?? 50
  const { where, inputs } = await conditionOf(caller, query)
  const listing = plan.memo('task:list', () => compileStatement(sql`${selectTasks(plan.schema)} where ${where} and (${input('before', 'uuid')} is null or t.id < ${input('before', 'uuid')}) order by t.id desc limit ${input('limit', 'int')}`))
  const counting = plan.memo('task:count', () => compileStatement(sql`select count(*)::int as total from ${sql.identifier(plan.schema)}."_task" t join ${sql.identifier(plan.schema)}."_run" r on r.id = t.run where ${where}`))
  const rows = await runStatement<StoredTask>(workspace.data.sql, listing, { ...inputs, before: query.cursor ?? null, limit: limit + 1 })
  const [counted] = await runStatement<{ total: number }>(workspace.data.sql, counting, inputs)
  const shown = rows.slice(0, limit)
  return { items: [...(await taskRows(workspace.data.sql, caller, { tasks: shown }))], total: counted?.total ?? 0, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null }
}

async function conditionOf(caller: Caller, { state, kind, flow, object, record, assignee, due }: TaskQuery) {
  const { plan, person, workspace } = caller
  const ofRecord = record !== undefined && object !== undefined
  const where = sql`(${input('record', 'uuid')} is null or t.record = ${input('record', 'uuid')})
    and (${input('everybody', 'boolean')} or t.assignee = any(${input('people', 'uuid[]')}) or (t.decided_by = ${input('me', 'uuid')} and t.state <> 'open'))
    and (${input('state', 'text')} is null or (t.state = 'open') = (${input('state', 'text')} = 'open'))
    and (${input('kind', 'text')} is null or t.kind = ${input('kind', 'text')})
    and (${input('withCopies', 'boolean')} or t.kind <> 'cc')
    and (${input('flow', 'text')} is null or r.flow = ${input('flow', 'text')})
    and (${input('object', 'text')} is null or t.object = ${input('object', 'text')})
    and (${input('dueBefore', 'timestamptz')} is null or t.due_at < ${input('dueBefore', 'timestamptz')})`
  const people = assignee === undefined ? await peopleOf(caller.workspace.data.sql, caller) : [assignee]
  const inputs = {
    record: ofRecord ? record : null, everybody: ofRecord, people: `{${people.join(',')}}`, me: assignee ?? person.id, state: state ?? null, kind: kind ?? null, withCopies: kind === 'cc' || ofRecord,
    flow: flow === undefined ? null : (plan.definitions.get('flow', flow)?.id ?? ''),
    object: object === undefined ? null : gateTo(caller, object, 'read').object.id,
    dueBefore: due ? workspace.ports.clock.now().toISOString() : null,
  }
  return { where, inputs }
}

/** How much waits for the caller. */
export async function countTasks(caller: Caller): Promise<TaskCount> {
  const { plan, workspace, person } = caller
  const statement = plan.memo('task:counts', () =>
    compileStatement(sql`select count(*) filter (where kind <> 'cc')::int as open, count(*) filter (where kind <> 'cc' and due_at < ${input('now', 'timestamptz')})::int as due,
        count(*) filter (where kind = 'cc' and assignee = ${input('me', 'uuid')})::int as unseen
      from ${sql.identifier(plan.schema)}."_task" where state = 'open' and assignee = any(${input('people', 'uuid[]')})`),
  )
  const [count] = await runStatement<TaskCount>(workspace.data.sql, statement, { now: workspace.ports.clock.now().toISOString(), me: person.id, people: `{${(await peopleOf(workspace.data.sql, caller)).join(',')}}` })
  return count ?? { open: 0, due: 0, unseen: 0 }
}
