import { sql } from 'drizzle-orm'
import type { TransactionSql } from 'postgres'
import { perSchema } from '../../storage/per-schema.ts'
import { compileStatement, input, runStatement, type Statement } from '../../storage/statement.ts'
import type { Plan } from '../../compile/plan.ts'
import type { Workspace } from '../../workspaces/workspace.ts'
import { startRun } from '../start-run.ts'
import { flowOfVersion } from '../versions/flow-of-version.ts'
import type { Duty } from '../work/duty.ts'
import { hookValues } from './hook-values.ts'
import { knownHours } from './receive-call.ts'

interface CallRow {
  readonly id: string
  readonly flow: string
  readonly body: string
}

/** Starts flows by the calls that have come in; a call is taken in the transaction that starts by it. Calls that nobody will repeat any more go. */
export const takeCalls: Duty = async (workspace) => {
  const { data, schema, ports } = workspace
  const { open, taken, old } = statementsFor(schema)
  const plan = workspace.plan()
  const now = ports.clock.now()
  const count = await data.sql.begin(async (runner) => {
    const calls = await runStatement<CallRow>(runner, open)
    for (const call of calls) await runStatement(runner, taken, { id: call.id, now: now.toISOString(), run: (await start(runner, { plan, workspace, call, now })) ?? null })
    return calls.length
  })
  if (count > 0) await runStatement(data.sql, old, { now: now.toISOString() })
  return count
}

/** The flow may have been switched off since: then nothing starts. */
async function start(runner: TransactionSql, { plan, workspace, call, now }: { plan: Plan; workspace: Workspace; call: CallRow; now: Date }): Promise<string | undefined> {
  const flow = plan.definitions.all('flow').find(({ id }) => id === call.flow)
  const version = plan.flowVersions.get(call.flow)
  if (!flow || !version || flow.active === false || flow.trigger.type !== 'webhook') return undefined
  const compiled = await flowOfVersion(runner, plan, version.id)
  // It was JSON when it was stored.
  const vars = hookValues(flow, JSON.parse(call.body))
  const occasion = `webhook:${call.id}`
  return startRun(runner, workspace.schema, { flow: flow.id, plan: compiled, object: null, record: null, startedBy: null, cause: { root: occasion, depth: 0, via: 'webhook' }, occasion, vars, now })
}

const statementsFor = perSchema((name): { open: Statement; taken: Statement; old: Statement } => {
  const table = sql`${sql.identifier(name)}."_hook_call"`
  const now = input('now', 'timestamptz')
  return {
    open: compileStatement(sql`select id, flow, body from ${table} where taken_at is null order by id limit 50 for update skip locked`),
    taken: compileStatement(sql`update ${table} set taken_at = ${now}, run = ${input('run', 'uuid')} where id = ${input('id', 'uuid')}`),
    old: compileStatement(sql`delete from ${table} where at < ${now} - make_interval(hours => ${knownHours}::int) and taken_at is not null`),
  }
})
