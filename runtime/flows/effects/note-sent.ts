import { sql, type SQL } from 'drizzle-orm'
import type { WaitEvent } from '../../../schemas/flows/machine/inbox.ts'
import { uuid7 } from '../../records/uuid7.ts'
import { perSchema } from '../../storage/per-schema.ts'
import { compileStatement, input, type Runner, runStatement, type Statement } from '../../storage/statement.ts'
import { mostTries, pauseBefore } from './retries.ts'
import type { OpenEffect, Sent } from './sending.ts'

interface Noting {
  readonly schema: string
  readonly open: OpenEffect
  readonly now: Date
}

/** Takes an effect into this transaction. False where it is no longer this worker's: it was taken back, or its lease has run out. */
export async function holdEffect(runner: Runner, { schema, open: { run, key, attempts } }: Omit<Noting, 'now'>): Promise<boolean> {
  return (await runStatement(runner, statementsFor(schema).holding, { run, key, attempts })).length > 0
}

/** Notes what has come of a try, and tells the run where it has come to an end. */
export async function noteSent(runner: Runner, noting: Noting, sent: Sent): Promise<void> {
  // Whoever has sent it says so, even after the lease: it was sent. Everything else is for who has it now.
  if (sent.kind === 'begun') return void (await end(runner, noting))
  if (sent.kind === 'done') {
    await Promise.all([end(runner, noting), tell(runner, noting, { kind: 'done', result: sent.result })])
    return
  }
  const { open, now } = noting
  const { code, params = {} } = sent
  const problem = JSON.stringify({ code, params, at: now.toISOString() })
  const isTry = sent.kind === 'refused' || sent.isTry !== false
  if (sent.kind === 'later' && !(isTry && open.attempts >= mostTries)) {
    const next = new Date(now.getTime() + (isTry ? pauseBefore(open.attempts, sent) : (sent.after ?? 0)))
    return void (await change(runner, noting, { statement: 'putting', problem, untried: isTry ? 0 : 1, next: next.toISOString() }))
  }
  if (!(await change(runner, noting, { statement: 'refusing', problem }))) return
  if (open.wait === null) await insertIncident(runner, noting, { code, params })
  else await tell(runner, noting, { kind: 'refused', code, params })
}

/** Nobody waits for it, and the run may have ended: an administrator is told. No token stands there, which is token 0. */
async function insertIncident(runner: Runner, { schema, open: { run, key, node }, now }: Noting, { code, params }: Pick<Extract<Sent, { kind: 'refused' }>, 'code' | 'params'>): Promise<void> {
  const wanted = JSON.stringify({ ...params, effect: key })
  await runStatement(runner, statementsFor(schema).incident, { id: uuid7(now.getTime()), run, node, code, params: wanted, now: now.toISOString() })
}

const end = (runner: Runner, { schema, open: { run, key } }: Noting): Promise<unknown> => runStatement(runner, statementsFor(schema).ending, { run, key })

interface Change {
  readonly statement: 'putting' | 'refusing'
  readonly problem: string
  /** Of a try that is put off: whether it is taken back, and when the next one is. */
  readonly untried?: number
  readonly next?: string
}

async function change(runner: Runner, { schema, open: { run, key, attempts } }: Noting, { statement, ...changes }: Change): Promise<boolean> {
  return (await runStatement(runner, statementsFor(schema)[statement], { run, key, attempts, ...changes })).length > 0
}

/** The first result counts: an effect that was sent twice is told of once. */
async function tell(runner: Runner, { schema, open: { run, key, wait } }: Noting, event: WaitEvent): Promise<void> {
  if (wait === null) return
  await runStatement(runner, statementsFor(schema).telling, { run, key: `effect.${key}`, row: JSON.stringify({ kind: 'wait', wait, event }) })
}

const statementsFor = perSchema((name) => {
  const table = (of: string): SQL => sql`${sql.identifier(name)}.${sql.identifier(of)}`
  const [run, key, problem] = [input('run', 'uuid'), input('key', 'text'), sql`problem = ${input('problem', 'text')}::jsonb`]
  const isOpen = sql`run = ${run} and key = ${key} and state = 'open'`
  const isMine = sql`${isOpen} and attempts = ${input('attempts', 'int')}`
  const changing = (changes: SQL, which: SQL): Statement => compileStatement(sql`update ${table('_outbox')} set ${changes}, lease_until = null where ${which} returning key`)
  return {
    holding: compileStatement(sql`select 1 from ${table('_outbox')} where ${isMine} for update`),
    ending: changing(sql`state = 'done'`, isOpen),
    refusing: changing(sql`state = 'refused', ${problem}`, isMine),
    putting: changing(sql`attempts = attempts - ${input('untried', 'int')}, next_at = ${input('next', 'timestamptz')}, ${problem}`, isMine),
    incident: compileStatement(sql`insert into ${table('_incident')} (id, run, token, node, code, params, at)
      values (${input('id', 'uuid')}, ${run}, 0, ${input('node', 'text')}, ${input('code', 'text')}, ${input('params', 'text')}::jsonb, ${input('now', 'timestamptz')})`),
    telling: compileStatement(sql`insert into ${table('_inbox')} (run, key, row) values (${run}, ${key}, ${input('row', 'text')}::jsonb) on conflict (run, key) do nothing`),
  }
})
