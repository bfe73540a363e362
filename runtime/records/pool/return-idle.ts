import { sql } from 'drizzle-orm'
import type { Caller } from '../../caller.ts'
import { callerWithoutPerson } from './unattended.ts'
import type { RunningJob } from '../../jobs/job-kind.ts'
import { Refusal } from '../../refusal.ts'
import { compileStatement, input, type Runner, runStatement } from '../../storage/statement.ts'
import { inUnit } from '../unit.ts'
import { lockRecord } from './claim.ts'
import { type IdleRecord, type Looking, recordsToReturn, recordsToTell } from './idle-records.ts'
import { setOwner } from './set-owner.ts'
import { type Owners, tellOwner } from './tell-owner.ts'

/** So many records are looked up at a time, and so many owners told in one transaction. */
const batch = 100

/** What a pass over one object works with. */
export interface ReturnPass {
  readonly job: RunningJob
  readonly looking: Looking
  readonly owners: Owners
}

/** Tells the owners of records that go back a day later. What was told is written with the telling, so nobody hears it twice. */
export async function tellOwners({ job, looking, owners }: ReturnPass): Promise<number> {
  const { sql: connection } = job.workspace.data
  for (let told = 0; ; ) {
    job.signal.throwIfAborted()
    const records = await recordsToTell(connection, looking, batch)
    if (records.length === 0) return told
    const people = await Promise.all(records.map(({ owner }) => owners(owner)))
    await connection.begin(async (tx) => {
      for (const [at, record] of records.entries()) {
        await writeNotice(tx, looking, record)
        await tellOwner(tx, people[at], { looking, record, what: 'soon' })
      }
      await job.advance(tx, {})
    })
    told += records.length
  }
}

/** Puts records into the pool whose owners were told a day ago: each in a transaction of its own, so it may be stopped anywhere. */
export async function returnIdle(pass: ReturnPass): Promise<number> {
  for (let returned = 0; ; ) {
    pass.job.signal.throwIfAborted()
    const records = await recordsToReturn(pass.job.workspace.data.sql, pass.looking, { limit: batch })
    if (records.length === 0) return returned
    for (const record of records) {
      pass.job.signal.throwIfAborted()
      returned += (await returnOne(pass, record)) ? 1 : 0
    }
  }
}

async function returnOne({ job, looking, owners }: ReturnPass, { id, owner }: IdleRecord): Promise<boolean> {
  const caller = callerWithoutPerson(job.workspace, looking.plan)
  const former = await owners(owner)
  try {
    return await inUnit(caller, () => [looking.object], async (runner, current) => {
      await lockRecord(runner, current, { object: looking.object, id })
      // Somebody may have worked on it since it was looked up.
      const [record] = await recordsToReturn(runner, looking, { limit: 1, id })
      await job.advance(runner, {})
      if (!record) return false
      await putBack(runner, callerWithoutPerson(current.workspace, current.plan), { job, looking, record })
      await tellOwner(runner, former, { looking, record, what: 'done' })
      return true
    })
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'invalid-record') throw error
    await keep({ job, looking, id })
    return false
  }
}

async function putBack(runner: Runner, caller: Caller, { job, looking, record }: { job: RunningJob; looking: Looking; record: IdleRecord }): Promise<void> {
  const write = { now: looking.now, cause: { root: job.id, depth: 0, via: 'pool' }, unattended: true } as const
  await setOwner(runner, caller, { object: looking.object, id: record.id, version: record.version, to: null, write })
  await runStatement(runner, compileStatement(sql`delete from ${notices(looking)} where record = ${record.id}::uuid`))
}

/** A rule stands against its return, and would again: it stays until somebody works on it. */
const keep = ({ job, looking, id }: { job: RunningJob; looking: Looking; id: string }): Promise<unknown> =>
  runStatement(job.workspace.data.sql, compileStatement(sql`update ${notices(looking)} set kept = true where record = ${id}::uuid`))

const notices = ({ plan }: Looking) => sql`${sql.identifier(plan.schema)}."_pool_notice"`

async function writeNotice(runner: Runner, looking: Looking, record: IdleRecord): Promise<void> {
  const statement = looking.plan.memo('pool:notice', () =>
    compileStatement(sql`insert into ${notices(looking)} (record, object, owner, idle_since, at)
      values (${input('record', 'uuid')}, ${input('object', 'text')}, ${input('owner', 'uuid')}, ${input('since', 'timestamptz')}, ${input('now', 'timestamptz')})
      on conflict (record) do update set object = excluded.object, owner = excluded.owner, idle_since = excluded.idle_since, at = excluded.at, kept = false`),
  )
  await runStatement(runner, statement, { record: record.id, object: looking.object.id, owner: record.owner, since: record.since, now: looking.now.toISOString() })
}
