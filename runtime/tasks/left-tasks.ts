import { sql } from 'drizzle-orm'
import type { Question } from '../../schemas/flows/machine/question.ts'
import type { Plan } from '../compile/plan.ts'
import { answerQuestions } from '../flows/step/answer-questions.ts'
import type { Duty } from '../flows/work/duty.ts'
import { perSchema } from '../storage/per-schema.ts'
import { compileStatement, runStatement } from '../storage/statement.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { handTask } from './hand-task.ts'
import { answererFor, substitutesOn } from './substitutes.ts'

/** Tasks that one look hands on. */
const batch = 100

/** So many managers up somebody is looked for who works here. */
const highest = 5

interface LeftTask {
  readonly id: string
  readonly assignee: string
  readonly on_behalf_of: string | null
}

/** Hands on the open tasks of people who no longer work here: to the substitute, else to the manager, else to an administrator. */
export const handOnLeftTasks: Duty = async (workspace) => {
  const left = await runStatement<LeftTask>(workspace.data.sql, statementFor(workspace.schema))
  let handed = 0
  for (const task of left) if (await handOn(workspace, task)) handed += 1
  return handed
}

/** By the people who have left, who are few, and not by the open tasks, which are many. */
const statementFor = perSchema((name) =>
  compileStatement(sql`select t.id, t.assignee, t.on_behalf_of from ${sql.identifier(name)}."_person" p join ${sql.identifier(name)}."_task" t on t.assignee = p.id and t.state = 'open'
    where not p.active and t.kind <> 'cc' order by t.opened_at limit ${batch}::int`),
)

async function handOn(workspace: Workspace, { id, assignee, on_behalf_of: former }: LeftTask): Promise<boolean> {
  const plan = workspace.plan()
  const now = workspace.ports.clock.now()
  const to = await successorOf(workspace, plan, { person: assignee, now })
  if (to === undefined) return false
  const handing = { task: { id, assignee: { id: assignee } }, to: { id: to, onBehalfOf: former ?? assignee }, by: null, now }
  await workspace.data.sql.begin((tx) => handTask(tx, { workspace, plan }, handing))
  return true
}

/** Who answers for somebody who has left; undefined where nobody is left who could. */
async function successorOf(workspace: Workspace, plan: Plan, { person, now }: { readonly person: string; readonly now: Date }): Promise<string | undefined> {
  const { sql: ask } = workspace.data
  const substitute = answererFor(await substitutesOn(ask, plan, now), person).id
  if (substitute !== person) return substitute
  const managers = Array.from({ length: highest }, (_, above): Question => ({ kind: 'manager', of: person, level: above + 1 }))
  const answers = await answerQuestions(ask, plan, { questions: [...managers, { kind: 'administrators' }], now })
  return answers.flatMap(({ people }) => people.map(({ id }) => id)).find((id) => id !== person)
}
