import { sql } from 'drizzle-orm'
import type { TransactionSql } from 'postgres'
import { perSchema } from '../../storage/per-schema.ts'
import { compileStatement, input, runStatement, type Statement } from '../../storage/statement.ts'
import type { Caller } from '../../caller.ts'
import { fenced } from '../../records/fence.ts'
import { compareRelease } from '../../records/unit.ts'
import type { Plan } from '../../compile/plan.ts'
import type { Workspace } from '../../workspaces/workspace.ts'
import { startFlows } from '../runs/start-flows.ts'
import { newestOf } from '../runs/started-flow.ts'
import { systemCaller } from '../triggers/system-caller.ts'
import type { Duty, Worker } from '../work/duty.ts'
import { hookValues } from './hook-values.ts'
import { knownHours } from './receive-call.ts'

interface CallRow {
  readonly id: string
  readonly flow: string
  readonly body: string
}

/** Starts flows by the calls that have come in; a call is taken in the transaction that starts by it. Calls that nobody will repeat any more go. */
export const takeCalls: Duty = async (workspace, worker) => {
  const { data, schema, ports } = workspace
  const now = ports.clock.now()
  const count = await fenced(systemCaller(workspace), (caller) => data.sql.begin((runner) => takeOpen(runner, { caller, worker, now })))
  const { oldCalls, oldSignatures } = statementsFor(schema)
  if (count > 0) for (const old of [oldCalls, oldSignatures]) await runStatement(data.sql, old, { now: now.toISOString() })
  return count
}

interface Taking {
  readonly caller: Caller
  readonly worker: Worker
  readonly now: Date
}

async function takeOpen(runner: TransactionSql, taking: Taking): Promise<number> {
  const { plan, workspace } = taking.caller
  const calls = await runStatement<CallRow>(runner, statementsFor(workspace.schema).open, { resting: `{${taking.worker.resting.now().join(',')}}` })
  // After the calls were read: whoever has taken one over knew its flow, so the release that is live by now knows it, too.
  if (calls.length > 0) await compareRelease(runner, plan)
  let count = 0
  for (const call of calls) if (await takeCall(runner, taking, call)) count += 1
  return count
}

/** False where it failed by a fault of ours: it is left alone for a while, and does not hold the others up. */
async function takeCall(runner: TransactionSql, { caller: { plan, workspace }, worker, now }: Taking, call: CallRow): Promise<boolean> {
  try {
    await runner.savepoint(async (within) => {
      const run = await start(within, { plan, workspace, call, now })
      await runStatement(within, statementsFor(workspace.schema).taken, { id: call.id, now: now.toISOString(), run })
    })
    return true
  } catch (error) {
    worker.resting.failed(call.id)
    worker.trouble(error, { call: call.id })
    return false
  }
}

/** The flow may have been switched off since: then nothing starts. */
async function start(runner: TransactionSql, { plan, workspace, call, now }: { plan: Plan; workspace: Workspace; call: CallRow; now: Date }): Promise<string | null> {
  const flow = plan.definitions.all('flow').find(({ id }) => id === call.flow)
  const newest = flow && newestOf(plan, flow)
  if (!flow || !newest || flow.active === false || flow.trigger.type !== 'webhook') return null
  // It was JSON when it was stored.
  const vars = hookValues(flow, JSON.parse(call.body))
  const occasion = `webhook:${call.id}`
  const cause = { root: occasion, depth: 0, via: 'webhook' }
  const [started] = await startFlows(runner, workspace.schema, { starts: [{ ...newest, object: null, record: null, startedBy: null, cause, occasion, vars }], now })
  return started?.run ?? null
}

const statementsFor = perSchema((name): { open: Statement; taken: Statement; oldCalls: Statement; oldSignatures: Statement } => {
  const table = sql`${sql.identifier(name)}."_hook_call"`
  const now = input('now', 'timestamptz')
  const isOld = sql`at < ${now} - make_interval(hours => ${knownHours}::int)`
  return {
    open: compileStatement(sql`select id, flow, body from ${table} where taken_at is null and id <> all(${input('resting', 'uuid[]')}) order by id limit 50 for update skip locked`),
    taken: compileStatement(sql`update ${table} set taken_at = ${now}, run = ${input('run', 'uuid')} where id = ${input('id', 'uuid')}`),
    oldCalls: compileStatement(sql`delete from ${table} where ${isOld} and taken_at is not null`),
    oldSignatures: compileStatement(sql`delete from ${sql.identifier(name)}."_hook_signature" where ${isOld}`),
  }
})
