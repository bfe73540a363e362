import type { TransactionSql } from 'postgres'
import type { ApprovalStatus } from '../../schemas/flows/approval/approval-status.ts'
import type { StepResult } from '../../schemas/flows/machine/advance.ts'
import type { Refusal } from '../refusal.ts'

/** What the history calls it that a record did not take the status of its approval. */
export const statusRefused = 'status-refused'

interface Refused {
  readonly run: { readonly id: string }
  readonly result: StepResult
  readonly now: Date
  readonly status: ApprovalStatus
  readonly refusal: Refusal
}

/**
 * Notes in the history of a run that its record did not take the status, and why. The step has been written by then: the entry
 * stands behind its last one and leaves that token where it is, and the next step counts on from here.
 */
export async function noteRefused(runner: TransactionSql, schemaName: string, { run, result, now, status, refusal }: Refused): Promise<void> {
  const last = result.history.at(-1)
  if (!last) return
  const schema = runner(schemaName)
  const data = JSON.stringify({ status, code: refusal.code, params: { issues: refusal.issues } })
  await runner`with counted as (update ${schema}._run set state = jsonb_set(state, '{counters,history}', to_jsonb((state->'counters'->>'history')::int + 1)) where id = ${run.id}
      returning (state->'counters'->>'history')::int as seq)
    insert into ${schema}._history (run, seq, kind, at, node, token, activation, visit, state, data)
    select ${run.id}::uuid, seq, ${statusRefused}, ${now.toISOString()}::timestamptz, ${last.node}, ${last.token}::int, ${last.activation}::int, ${last.visit}::int, ${last.state}, ${data}::text::jsonb from counted`
}
