import { sql } from 'drizzle-orm'
import type { Caller } from '../caller.ts'
import { readableRecords } from '../files/readable-records.ts'
import { idList } from '../records/delete.ts'
import { compileStatement, input, type Runner, runStatement } from '../storage/statement.ts'
import { answersFor, substitutesOn } from './substitutes.ts'

interface Attached {
  readonly file: string
  /** Id of the object. */
  readonly object: string | null
  readonly record: string | null
  /** The caller has or had a task of the run, stands in for somebody who has, or has asked for it. */
  readonly concerned: boolean
}

/** Those of the files that came with answers to tasks that concern the caller, or about records that the caller may read. */
export async function filesOfTasks(runner: Runner, caller: Caller, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { plan, person, workspace, access } = caller
  const statement = plan.memo('task:attached', () => {
    const schema = sql.identifier(plan.schema)
    const people = input('people', 'uuid[]')
    return compileStatement(sql`select u.file, t.object, t.record, r.started_by = ${input('me', 'uuid')} is true or exists (select 1 from ${schema}."_task" o
        where o.run = t.run and (o.assignee = any(${people}) or o.on_behalf_of = ${input('me', 'uuid')} or o.decided_by = ${input('me', 'uuid')})) as concerned
      from ${schema}."_task_file" u join ${schema}."_task" t on t.id = u.task join ${schema}."_run" r on r.id = t.run where u.file = any(${input('ids', 'uuid[]')})`)
  })
  const mine = [person.id, ...answersFor(await substitutesOn(runner, plan, workspace.ports.clock.now()), person.id)]
  const rows = await runStatement<Attached>(runner, statement, { ids: idList(ids), me: person.id, people: idList(mine) })
  const found = new Set(rows.filter(({ concerned }) => concerned || access.system.has('publish')).map(({ file }) => file))
  for (const [id, same] of Map.groupBy(rows.filter(({ file }) => !found.has(file)), ({ object }) => object)) {
    const object = id === null ? undefined : plan.objectsById.get(id)
    if (!object) continue
    const readable = await readableRecords(runner, caller, { object, ids: same.flatMap(({ record }) => record ?? []) })
    for (const { file, record } of same) if (record !== null && readable.has(record)) found.add(file)
  }
  return found
}
