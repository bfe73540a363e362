import { sql } from 'drizzle-orm'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { compileStatement, input, type Runner, runStatement } from '../storage/statement.ts'
import { type StoredTask, selectTasks } from './task-rows.ts'

/** A task by its id, whoever asks. Refuses `not-found`. */
export async function findTask(runner: Runner, { plan }: Pick<Caller, 'plan'>, id: string): Promise<StoredTask> {
  const statement = plan.memo('task:one', () => compileStatement(sql`${selectTasks(plan.schema)} where t.id = ${input('id', 'uuid')}`))
  const [task] = await runStatement<StoredTask>(runner, statement, { id })
  if (!task) throw new Refusal('not-found')
  return task
}
