import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { statementsOf } from '../storage/ddl.ts'
import { tablesOf } from '../storage/ddl-parts.ts'
import { deadlockDetected, isIntegrityViolation, lockNotAvailable, postgresError } from '../storage/postgres-error.ts'
import { prepareTrigrams } from '../storage/trigrams.ts'
import { lockWorkspace } from '../storage/workspace-lock.ts'
import { stateOf, type DraftState, type Transaction } from './draft-state.ts'
import { countFailing } from './plan-checks.ts'
import { digestOf, type PreparedPublish } from './prepare-publish.ts'
import { targetOf } from './publish-target.ts'
import { storeRelease, type NewRelease } from './store-release.ts'
import { type LockedTable, lockedTables } from './write-rules.ts'

const tries = 50

/**
 * The switch: definitions and tables change in one transaction, wholly or not at all. It never makes writers wait
 * longer than its 100 ms for a lock; instead it steps back and tries again. Refuses `stale-review` when the draft,
 * the live release or the records are no longer what was reviewed, and `busy` when the tables never came free.
 */
export async function switchRelease(caller: Caller, prepared: PreparedPublish, release: NewRelease): Promise<void> {
  const { db } = caller.workspace.owner
  const trigrams = await prepareTrigrams(db)
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction((tx) => switchOnce(tx, caller, { prepared, release, trigrams }))
    } catch (error) {
      const said = postgresError(error)
      if (said && isIntegrityViolation(said)) throw recordsChanged(error)
      if (said?.code !== lockNotAvailable && said?.code !== deadlockDetected) throw error
      if (attempt >= tries) throw new Refusal('busy', { cause: error })
      await wait(10 + Math.random() * 40)
    }
  }
}

interface Switch {
  readonly prepared: PreparedPublish
  readonly release: NewRelease
  readonly trigrams: boolean
}

async function switchOnce(tx: Transaction, caller: Caller, { prepared, release, trigrams }: Switch): Promise<void> {
  const { workspace } = caller
  await lockWorkspace(tx, workspace.schema)
  await tx.execute(sql`set local lock_timeout = '100ms'`)
  // What was reviewed may take as long as the plan says: an index over millions of records is more than a request.
  await tx.execute(sql`set local statement_timeout = '15min'`)
  const state = await stateOf(tx, workspace)
  await refuseOtherReview(tx, caller, { state, prepared })
  await lockWriters(tx, workspace.schema, lockedTables(prepared))
  await refuseBrokenDemands(tx, caller, prepared)
  await changeTables(tx, workspace.schema, { prepared, trigrams })
  await storeRelease(tx, caller, { state, prepared, release })
}

async function refuseOtherReview(
  tx: Transaction,
  { workspace }: Caller,
  { state, prepared }: { state: DraftState; prepared: PreparedPublish },
): Promise<void> {
  const digest = digestOf(state, await targetOf(tx, workspace, { state, request: prepared.target.request }))
  if (digest !== prepared.digest) throw new Refusal('stale-review', { details: { digest } })
}

/**
 * One table at a time in one order, so that two publishes of neighbouring objects cannot wait on each other, and each
 * at once with the strongest lock that is needed: a write that has read the table and waits to write to it would stop
 * the switch from raising its lock, as the switch stops the write.
 */
async function lockWriters(tx: Transaction, schema: string, tables: readonly LockedTable[]): Promise<void> {
  for (const { name, lock } of tables)
    await tx.execute(sql`lock table ${sql.identifier(schema)}.${sql.identifier(name)} in ${sql.raw(lock)} mode`)
}

/** Constraints guard the other demands themselves; for these, only asking again under the lock does. */
async function refuseBrokenDemands(
  tx: Transaction,
  caller: Caller,
  { demands, stored, checks }: PreparedPublish,
): Promise<void> {
  for (const demand of demands) {
    const policy = checks.find(({ cause, code }) => cause === demand.cause && code === demand.asks)?.policy
    if (policy !== 'block' || demand.asks === 'required' || demand.asks === 'unique') continue
    if ((await countFailing(tx, caller, { demand, stored })) > 0) throw recordsChanged()
  }
}

async function changeTables(
  tx: Transaction,
  schema: string,
  { prepared, trigrams }: { prepared: PreparedPublish; trigrams: boolean },
): Promise<void> {
  const tables = tablesOf(schema, trigrams)
  const statements = prepared.steps.map((step) => statementsOf(step, tables))
  for (const text of [...statements.flatMap(({ first }) => first), ...statements.flatMap(({ last }) => last)]) {
    // The planner's own text: identifiers quoted, no values.
    await tx.execute(sql.raw(text))
  }
}

const recordsChanged = (cause?: unknown): Refusal =>
  new Refusal('stale-review', { issues: [{ code: 'publish.records-changed', path: '' }], cause })
