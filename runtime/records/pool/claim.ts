import { sql } from 'drizzle-orm'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { Caller } from '../../caller.ts'
import type { ObjectPlan } from '../../compile/plan.ts'
import { Refusal } from '../../refusal.ts'
import { isoMoment } from '../../storage/moment.ts'
import { compileStatement, input, type Runner, runStatement } from '../../storage/statement.ts'
import type { WriteContext } from '../change.ts'
import { gateOf, gateTo } from '../gate.ts'
import { storedRecord } from '../stored-record.ts'
import { inUnit } from '../unit.ts'
import { refuseAboveLimit, takeTurn } from './held.ts'
import { setOwner, withOwnerOpen } from './set-owner.ts'

/** A record that somebody wants out of the pool. */
export interface Claim {
  readonly objectName: string
  readonly id: string
  readonly write: WriteContext
}

/**
 * Makes a record of the pool the caller's own, whoever else tries the same at this moment: one of them has it, the others
 * are refused `already-claimed` with who has it and since when. Claiming again what one owns answers the record. Refuses
 * `forbidden` without the right, `not-found`, `claim-limit`, and `invalid-record` where a rule stands against it.
 */
export const claimRecord = (caller: Caller, claim: Claim): Promise<RecordAnswer> =>
  inUnit(caller, ({ plan }) => objectNamed(plan.objects, claim.objectName), (runner, current) => claimIn(runner, current, claim))

/** The object that a claim or its opposite writes to. */
export const objectNamed = (objects: ReadonlyMap<string, ObjectPlan>, name: string): readonly ObjectPlan[] => {
  const object = objects.get(name)
  return object ? [object] : []
}

/** The same within a transaction that holds the release for the object. */
export async function claimIn(runner: Runner, caller: Caller, { objectName, id, write }: Claim): Promise<RecordAnswer> {
  const { object, access } = gateTo(caller, objectName, 'read')
  if (!access.claim) throw new Refusal('forbidden', { details: { right: 'claim', object: objectName } })
  await takeTurn(runner, caller, object)
  await lockRecord(runner, caller, { object, id })
  const open = withOwnerOpen(caller, object)
  const stored = await storedRecord(runner, open, { gate: gateOf(open, object), id })
  if (stored.owner !== null && stored.owner !== caller.person.id) throw await alreadyClaimed(runner, caller, { object, id })
  if (stored.owner === null) await refuseAboveLimit(runner, caller, object)
  // What one owns already is changed by nothing, and so answered as it is.
  return setOwner(runner, caller, { object, id, version: stored.version, to: caller.person.id, write: { ...write, cause: { ...write.cause, via: 'claim' } } })
}

interface Located {
  readonly object: ObjectPlan
  readonly id: string
}

/** Whoever comes second finds the owner that the first one has set. */
export async function lockRecord(runner: Runner, { plan }: Caller, { object, id }: Located): Promise<void> {
  const statement = plan.memo(`pool:lock:${object.name}`, () => compileStatement(sql`select id from ${object.table} where id = ${input('id', 'uuid')} for no key update`))
  await runStatement(runner, statement, { id })
}

async function alreadyClaimed(runner: Runner, { plan }: Caller, { object, id }: Located): Promise<Refusal> {
  const schema = sql.identifier(plan.schema)
  const statement = plan.memo(`pool:claimed:${object.name}`, () =>
    compileStatement(sql`select p.id, p.name, coalesce(
        (select c.at from ${schema}."_change" c where c.record = t.id and c.object = ${object.id} and c.changed ? 'owner' order by c.seq desc limit 1), t.created_at) as at
      from ${object.table} t join ${schema}."_person" p on p.id = t.owner where t.id = ${input('id', 'uuid')}`),
  )
  const [row] = await runStatement<{ id: string; name: string; at: string }>(runner, statement, { id })
  if (!row) return new Refusal('conflict')
  const by = { id: row.id, name: row.name }
  return new Refusal('already-claimed', { issues: [{ code: 'pool.already-claimed', path: '', params: { name: row.name } }], details: { by, at: isoMoment(row.at) } })
}
