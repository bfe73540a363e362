import type { TransactionSql } from 'postgres'
import { type ApprovalStatus, approvalStatus } from '../../schemas/flows/approval/approval-status.ts'
import type { StepResult } from '../../schemas/flows/machine/advance.ts'
import type { Caller } from '../caller.ts'
import type { FlowPlan } from '../flows/step/flow-caller.ts'
import type { LockedRun } from '../flows/step/load-run.ts'
import { causeWithin } from '../flows/runs/cause-within.ts'
import { compileStatement, input, type Runner, runStatement } from '../storage/statement.ts'
import { sql } from 'drizzle-orm'
import { selectTasks, type StoredTask } from './task-rows.ts'
import { noteRefused } from './status-refused.ts'
import { type RequestNews, type TaskNews, tellRequester, tellTask } from './tell-task.ts'
import { writeStatus } from './write-status.ts'

/** A step that has been written, and what it came from. */
interface Stepped {
  readonly run: LockedRun
  readonly flow: FlowPlan
  readonly result: StepResult
  readonly now: Date
}

/** What people have of a step, in its transaction: the record says where its approval stands, and those are told whom it concerns. */
export async function afterStep(runner: TransactionSql, caller: Caller, stepped: Stepped): Promise<void> {
  if (!stepped.flow.asksPeople) return
  const { run, flow, result } = stepped
  const [before, after] = [approvalStatus(flow.flow, run.state), approvalStatus(flow.flow, result.state)]
  if (after !== undefined && after !== before) await keepStatus(runner, caller, { ...stepped, status: after })
  await tellOpened(runner, caller, stepped)
  if (after !== before && (after === 'approved' || after === 'rejected')) await tellDecided(runner, caller, { ...stepped, about: after })
}

/** The record says where its approval stands. One that is gone says nothing; what its own rules refuse stays as it was, and the history says why. */
async function keepStatus(runner: TransactionSql, caller: Caller, stepped: Stepped & { readonly status: ApprovalStatus }): Promise<void> {
  const { run, flow, now, status } = stepped
  const write = { now, cause: causeWithin(run), ...(run.startedBy === null && { unattended: true as const }) }
  const refusal = await writeStatus(runner, caller, { flow, record: run.record, status, write })
  if (refusal && refusal.code !== 'not-found') await noteRefused(runner, caller.plan.schema, { ...stepped, refusal })
}

async function tellOpened(runner: Runner, caller: Caller, { run, flow, result, now }: Stepped): Promise<void> {
  for (const { wait, key, kind } of result.wanted.opened) {
    const [task] = await runner<{ id: string }[]>`select id from ${runner(caller.plan.schema)}._task where run = ${run.id} and wait = ${wait} and key = ${key} and state = 'open'`
    if (task) await tellTask(runner, caller, { task: task.id, about: newsOf(result, { wait, key, kind }), now, flow })
  }
}

/** Whether somebody has it because others did not answer in time. */
function newsOf({ waits }: StepResult, { wait: id, key, kind }: Pick<StepResult['wanted']['opened'][number], 'wait' | 'key' | 'kind'>): TaskNews {
  if (kind === 'resubmit') return 'returned'
  const wait = waits.find((each) => each.id === id)
  // Only rounds have members; other states have none.
  const members = (wait?.state as { members?: readonly { key: string; from: { how?: string } }[] } | undefined)?.members
  return members?.find((member) => member.key === key)?.from.how === 'escalation' ? 'escalated' : 'assigned'
}

/** The requester is told, unless it was the requester who decided. */
async function tellDecided(runner: Runner, caller: Caller, { run, flow, now, about }: Stepped & { readonly about: RequestNews }): Promise<void> {
  const statement = caller.plan.memo('task:last-answered', () =>
    compileStatement(sql`${selectTasks(caller.plan.schema)} where t.run = ${input('run', 'uuid')} and t.kind = 'approval' order by t.state = 'done' desc, t.ended_at desc nulls last limit 1`),
  )
  const [task] = await runStatement<StoredTask>(runner, statement, { run: run.id })
  if (task && task.decided_by?.id !== task.requester?.id) await tellRequester(runner, caller, { task, about, now, flow })
}
