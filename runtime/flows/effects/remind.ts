import { sql } from 'drizzle-orm'
import { compileStatement, runStatement } from '../../storage/statement.ts'
import { tellTask } from '../../tasks/tell-task.ts'
import type { OutboxEffect, Storing, Telling } from './sending.ts'

/** Tells people that a task still waits for them. Who has answered meanwhile hears nothing. */
export const remind = ({ workspace, plan, effect, open, now }: Telling<Extract<OutboxEffect, { kind: 'notice' }>>): Storing => async (runner) => {
  const tasks = await runStatement<{ id: string }>(
    runner,
    compileStatement(sql`select id from ${sql.identifier(workspace.schema)}."_task"
      where run = ${open.run}::uuid and node = ${open.node} and state = 'open' and assignee = any(${`{${effect.to.join(',')}}`}::uuid[])`),
  )
  for (const { id } of tasks) await tellTask(runner, { workspace, plan }, { task: id, about: 'reminded', now })
  return { kind: 'done', result: null }
}
