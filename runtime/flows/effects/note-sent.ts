import { sql, type SQL } from 'drizzle-orm'
import type { WaitEvent } from '../../../schemas/flows/machine/inbox.ts'
import { uuid7 } from '../../records/uuid7.ts'
import { compileStatement, type Runner, runStatement } from '../../storage/statement.ts'
import { mostTries, pauseBefore } from './retries.ts'
import type { OpenEffect, Sent } from './sending.ts'

interface Noting {
  readonly schema: string
  readonly open: OpenEffect
  readonly now: Date
}

/** Takes an effect into this transaction. False where it is no longer this worker's: it was taken back, or its lease has run out. */
export async function holdEffect(runner: Runner, { schema, open: { run, key, attempts } }: Omit<Noting, 'now'>): Promise<boolean> {
  const rows = await runStatement(
    runner,
    compileStatement(sql`select 1 from ${outbox(schema)} where run = ${run}::uuid and key = ${key} and attempts = ${attempts}::int and state = 'open' for update`),
  )
  return rows.length > 0
}

/** Notes what has come of a try, and tells the run where it has come to an end. */
export async function noteSent(runner: Runner, noting: Noting, sent: Sent): Promise<void> {
  // Whoever has sent it says so, even after the lease: it was sent. Everything else is for who has it now.
  if (sent.kind === 'begun') return void (await change(runner, noting, { changes: ended('done') }))
  if (sent.kind === 'done') {
    await Promise.all([change(runner, noting, { changes: ended('done') }), tell(runner, noting, { kind: 'done', result: sent.result })])
    return
  }
  const { open, now } = noting
  const { code, params = {} } = sent
  const problem = sql`problem = ${JSON.stringify({ code, params, at: now.toISOString() })}::text::jsonb`
  const isTry = sent.kind === 'refused' || sent.isTry !== false
  if (sent.kind === 'later' && !(isTry && open.attempts >= mostTries)) {
    const next = new Date(now.getTime() + (isTry ? pauseBefore(open.attempts, sent) : (sent.after ?? 0)))
    const again = sql`attempts = attempts - ${isTry ? 0 : 1}::int, next_at = ${next.toISOString()}::timestamptz, lease_until = null`
    return void (await change(runner, noting, { changes: sql`${again}, ${problem}`, attempts: open.attempts }))
  }
  const isMine = await change(runner, noting, { changes: sql`${ended('refused')}, ${problem}`, attempts: open.attempts })
  if (!isMine) return
  if (open.wait === null) await insertIncident(runner, noting, { code, params })
  else await tell(runner, noting, { kind: 'refused', code, params })
}

/** Nobody waits for it, and the run may have ended: an administrator is told. No token stands there, which is token 0. */
async function insertIncident(runner: Runner, { schema, open: { run, key, node }, now }: Noting, { code, params }: Pick<Extract<Sent, { kind: 'refused' }>, 'code' | 'params'>): Promise<void> {
  await runStatement(
    runner,
    compileStatement(sql`insert into ${sql.identifier(schema)}."_incident" (id, run, token, node, code, params, at)
      values (${uuid7(now.getTime())}::uuid, ${run}::uuid, 0, ${node}, ${code}, ${JSON.stringify({ ...params, effect: key })}::text::jsonb, ${now.toISOString()}::timestamptz)`),
  )
}

const ended = (state: 'done' | 'refused'): SQL => sql`state = ${state}, lease_until = null`

const outbox = (schema: string): SQL => sql`${sql.identifier(schema)}."_outbox"`

async function change(runner: Runner, { schema, open: { run, key } }: Noting, { changes, attempts }: { readonly changes: SQL; readonly attempts?: number }): Promise<boolean> {
  const isHeld = attempts === undefined ? sql`true` : sql`attempts = ${attempts}::int`
  const rows = await runStatement(
    runner,
    compileStatement(sql`update ${outbox(schema)} set ${changes} where run = ${run}::uuid and key = ${key} and state = 'open' and ${isHeld} returning key`),
  )
  return rows.length > 0
}

/** The first result counts: an effect that was sent twice is told of once. */
async function tell(runner: Runner, { schema, open: { run, key, wait } }: Noting, event: WaitEvent): Promise<void> {
  if (wait === null) return
  const row = { kind: 'wait', wait, event }
  await runStatement(
    runner,
    compileStatement(sql`insert into ${sql.identifier(schema)}."_inbox" (run, key, row) values (${run}::uuid, ${`effect.${key}`}, ${JSON.stringify(row)}::text::jsonb) on conflict (run, key) do nothing`),
  )
}
