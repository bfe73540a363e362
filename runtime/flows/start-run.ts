import { sql } from 'drizzle-orm'
import { beginningOf, type RunState } from '../../schemas/flows/machine/run-state.ts'
import type { Cause } from '../records/change.ts'
import { uuid7 } from '../records/uuid7.ts'
import { compileStatement, type Runner, runStatement } from '../storage/statement.ts'
import type { FlowPlan } from './flow-caller.ts'
import type { KeptState } from './load-run.ts'

/** A run to be begun. */
export interface NewRun {
  readonly flow: string
  readonly plan: FlowPlan
  readonly object: string | null
  readonly record: string | null
  readonly startedBy: string | null
  readonly cause: Cause
  /** What starts it: its kind and, behind a colon, which of them. Each starts a flow once. */
  readonly occasion: string
  /** The run that waits for its end. */
  readonly parent?: { readonly run: string; readonly wait: number }
  /** Values of variables. */
  readonly vars?: RunState['vars']
  readonly now: Date
}

/** Stores a run at its start; undefined when its occasion has started the flow before. */
export async function startRun(runner: Runner, schema: string, { flow, plan, object, record, startedBy, cause, occasion, parent, vars: given = {}, now }: NewRun): Promise<string | undefined> {
  const { vars, outputs, visits, counters, handled, status, tokens } = beginningOf(plan.flow.start, { requester: startedBy, vars: given })
  const kept: KeptState = { vars, outputs, visits, counters, handled }
  const [token] = tokens
  const name = sql.identifier(schema)
  const [row] = await runStatement<{ id: string }>(
    runner,
    compileStatement(sql`with run as (
        insert into ${name}."_run" (id, flow, version, object, record, status, state, started_by, started_at, occasion, cause, parent, parent_wait)
        values (${uuid7(now.getTime())}::uuid, ${flow}, ${plan.version}::uuid, ${object}, ${record}::uuid, ${status}, ${JSON.stringify(kept)}::text::jsonb,
          ${startedBy}::uuid, ${now.toISOString()}::timestamptz, ${occasion}, ${JSON.stringify(cause)}::text::jsonb, ${parent?.run ?? null}::uuid, ${parent?.wait ?? null}::int)
        on conflict (flow, occasion) do nothing returning id),
      token as (insert into ${name}."_token" (run, id, node, state, seq, visit, since) select id, ${token?.id ?? 1}::int, ${token?.node ?? ''}, 'ready', 1, 0, ${now.toISOString()}::timestamptz from run)
      select id from run`),
  )
  return row?.id
}
