import { sql } from 'drizzle-orm'
import { uuid7 } from '../../records/uuid7.ts'
import { compileStatement, runStatement } from '../../storage/statement.ts'
import { tellTask } from '../../tasks/tell-task.ts'
import { readersOf } from './readers.ts'
import type { OutboxEffect, Storing, Telling } from './sending.ts'

type Copy = Extract<OutboxEffect, { kind: 'copy' }>

/** Puts the record before people who need not answer: each gets a task that is done by having seen it, and is told of it. */
export const sendCopy = async ({ workspace, runner: reading, plan, effect, open, now }: Telling<Copy>): Promise<Storing> => {
  const readers = await readersOf(reading, workspace.schema, effect.to)
  return async (runner) => {
    for (const { id: person } of readers) {
      const id = uuid7(now.getTime())
      // There is no wait behind it, so it has a key of its own among those of wait 0.
      await runStatement(
        runner,
        compileStatement(sql`insert into ${sql.identifier(workspace.schema)}."_task" (id, run, wait, key, node, kind, object, record, assignee, opened_at)
          values (${id}::uuid, ${open.run}::uuid, 0, ${`cc.${open.key}.${person}`}, ${open.node}, 'cc', ${open.object}, ${open.record}::uuid, ${person}::uuid, ${now.toISOString()}::timestamptz)`),
      )
      await tellTask(runner, { workspace, plan }, { task: id, about: 'copied', now })
    }
    return { kind: 'done', result: null }
  }
}
