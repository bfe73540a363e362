import { sql } from 'drizzle-orm'
import type { EarlierAnswer, TaskDecision } from '../../schemas/api/task.ts'
import type { FileValue } from '../../schemas/files/file-value.ts'
import { labelIn } from '../../schemas/label.ts'
import type { Caller } from '../caller.ts'
import { isoMoment } from '../storage/moment.ts'
import { compileStatement, input, type Runner, runStatement } from '../storage/statement.ts'
import { filesOfAnswer } from './answer-files.ts'
import type { TaskStep } from './step-caller.ts'
import type { Named } from './task-rows.ts'

/** Answers of a run that are told of. */
const most = 50

/** What somebody answered in a run. */
export interface RunAnswerRow {
  readonly key: string
  /** The wait of the task that it answers: a step that is come to again waits anew. */
  readonly wait: number
  readonly node: string
  readonly decision: TaskDecision
  readonly comment: string | null
  readonly at: string
  readonly by: string
  readonly name: string
  readonly other: Named | null
  readonly files: readonly FileValue[]
}

/** What was answered in a run, in the order of time. */
export async function runAnswers(runner: Runner, { plan }: Caller, run: string): Promise<readonly RunAnswerRow[]> {
  const statement = plan.memo('task:answers', () => {
    const schema = sql.identifier(plan.schema)
    return compileStatement(sql`select w.key, t.wait, w.node, w.decision, w.comment, w.at, w.by, p.name, case when t.decided_by = w.by and o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as other, ${filesOfAnswer(plan.schema, { task: sql`w.task`, request: sql`w.request` })} as files
      from ${schema}."_task_answer" w join ${schema}."_task" t on t.id = w.task join ${schema}."_person" p on p.id = w.by
      left join ${schema}."_person" o on o.id = t.on_behalf_of where w.run = ${input('run', 'uuid')} order by w.at, w.rev`)
  })
  return runStatement<RunAnswerRow>(runner, statement, { run })
}

interface Earlier {
  readonly step: TaskStep
  readonly wait: number
  readonly answers: readonly RunAnswerRow[]
  /** The keys of those who are asked in the step now: what they answered is shown with them. */
  readonly asked: ReadonlySet<string>
}

/** What was answered before a step asked. */
export const earlierAnswers = ({ plan, person }: Pick<Caller, 'plan' | 'person'>, { step: { flow }, wait, answers, asked }: Earlier): EarlierAnswer[] =>
  answers.filter((answer) => answer.wait !== wait || !asked.has(answer.key)).slice(-most).map(({ node: at, decision, comment, files, by, name, other, at: when }) => {
    const label = flow.definition.nodes.find(({ id }) => id === at)?.label ?? flow.definition.label
    return { step: labelIn(label, person.language, plan.settings.languages[0]), by: { id: by, name }, onBehalfOf: other, decision, comment, files: [...files], at: isoMoment(when) }
  })
