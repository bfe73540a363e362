import { sql, type SQL } from 'drizzle-orm'
import type { TaskDecision, TaskRow } from '../../schemas/api/task.ts'
import type { FileValue } from '../../schemas/files/file-value.ts'
import { filesOfAnswer } from './answer-files.ts'

/** A task as it is stored, with the names of the people around it. */
export interface StoredTask {
  readonly id: string
  readonly rev: number
  readonly kind: TaskRow['kind']
  readonly state: TaskRow['state']
  readonly run: string
  readonly wait: number
  readonly key: string
  /** Id of the node. */
  readonly node: string
  /** Id of the object. */
  readonly object: string | null
  readonly record: string | null
  readonly assignee: Named
  readonly on_behalf_of: Named | null
  readonly opened_at: string
  readonly due_at: string | null
  readonly ended_at: string | null
  readonly urged_at: string | null
  readonly decision: TaskDecision | null
  readonly comment: string | null
  readonly decided_by: Named | null
  /** Attached to the decision. */
  readonly files: readonly FileValue[] | null
  /** Id of the flow, and of the version that the run goes by, or went by when the task ended. */
  readonly flow: string
  readonly version: string
  readonly requester: Named | null
}

export interface Named {
  readonly id: string
  readonly name: string
}

const named = (alias: string): SQL => sql`case when ${sql.identifier(alias)}.id is not null then jsonb_build_object('id', ${sql.identifier(alias)}.id, 'name', ${sql.identifier(alias)}.name) end`

/** `select … from` of tasks (`t`) and their runs (`r`), to be followed by a condition. */
export function selectTasks(schemaName: string): SQL {
  const schema = sql.identifier(schemaName)
  return sql`select t.id, t.rev, t.kind, t.state, t.run, t.wait, t.key, t.node, t.object, t.record, ${named('a')} as assignee, ${named('b')} as on_behalf_of,
      t.opened_at, t.due_at, t.ended_at, t.urged_at, t.decision, t.comment, ${named('d')} as decided_by, r.flow, coalesce(t.version, r.version) as version, ${named('s')} as requester,
      case when t.state = 'done' and t.request is not null then ${filesOfAnswer(schemaName, { task: sql`t.id`, request: sql`t.request` })} end as files
    from ${schema}."_task" t join ${schema}."_run" r on r.id = t.run join ${schema}."_person" a on a.id = t.assignee
    left join ${schema}."_person" b on b.id = t.on_behalf_of left join ${schema}."_person" d on d.id = t.decided_by left join ${schema}."_person" s on s.id = r.started_by`
}
