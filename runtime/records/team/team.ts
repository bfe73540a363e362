import type { TransactionSql } from 'postgres'
import type { TeamAnswer, TeamInput } from '../../../schemas/api/team.ts'
import type { Caller } from '../../caller.ts'
import { callerOfPerson } from '../../jobs/caller-of-person.ts'
import { Refusal } from '../../refusal.ts'
import type { WriteContext } from '../change.ts'
import { dateInZone } from '../date-in-zone.ts'
import { fenced } from '../fence.ts'
import { type Gate, gateTo } from '../gate.ts'
import { readRecord } from '../read.ts'
import { type StoredRecord, storedRecord } from '../stored-record.ts'
import { tellMember } from './tell-member.ts'

/** A record whose team is asked about. */
export interface TeamOf {
  readonly objectName: string
  readonly id: string
}

/** How somebody comes to a team, stays in it, or leaves it (`null`). */
export interface Membership extends TeamOf {
  readonly person: string
  readonly input: TeamInput | null
  readonly write: WriteContext
}

/** The people in the team of a record that the caller may read. Refuses `not-found`, also where the object's records have no teams. */
export const readTeam = (caller: Caller, record: TeamOf): Promise<TeamAnswer> =>
  fenced(caller, async (current) => {
    const { stored, can } = await teamed(current, record)
    const today = dateInZone(current.workspace.ports.clock.now(), current.plan.context.zone)
    const members = await membersOf(current, stored.id)
    return {
      members: await Promise.all(members.map(async ({ id, name, right, until }) => ({ person: { id, name }, right, until, isOver: until !== null && until < today, canOpen: await canOpen(current, record, id) }))),
      _can: can,
    }
  })

/**
 * Lets somebody in to a record, changes how, or takes it back; done again it changes nothing. Who owns the record may, and who may set
 * owners and change it; nobody lets others change what he or she may not. Refuses `not-found`, `forbidden`, and `invalid-request` for nobody who works here.
 */
export async function changeTeam(caller: Caller, { person, input, write, ...record }: Membership): Promise<TeamAnswer> {
  const isNew = await fenced(caller, async (current) => {
    const { gate, stored, can } = await teamed(current, record)
    if (!can.change || (input?.right === 'update' && !can.giveUpdate)) throw new Refusal('forbidden', { details: { right: 'assign', object: record.objectName } })
    return current.workspace.data.sql.begin((tx) => store(tx, current, { gate, stored, person, input, write }))
  })
  if (isNew) await tellMember(caller, record, { person, now: write.now })
  return readTeam(caller, record)
}

interface Teamed {
  readonly gate: Gate
  readonly stored: StoredRecord
  readonly can: TeamAnswer['_can']
}

async function teamed(caller: Caller, { objectName, id }: TeamOf): Promise<Teamed> {
  const gate = gateTo(caller, objectName, 'read')
  if (!gate.object.definition.team) throw new Refusal('not-found')
  const stored = await storedRecord(caller.workspace.data.sql, caller, { gate, id })
  const change = stored.owner === caller.person.id || (gate.access.assign && stored.can.update)
  return { gate, stored, can: { change, giveUpdate: change && stored.can.update } }
}

interface MemberRow extends Required<TeamInput> {
  readonly id: string
  readonly name: string
}

function membersOf({ workspace: { data, schema } }: Caller, record: string): Promise<readonly MemberRow[]> {
  const { sql } = data
  return sql<MemberRow[]>`select p.id, p.name, m."right", m.until::text from ${sql(schema)}._record_member m
    join ${sql(schema)}._person p on p.id = m.person where m.record = ${record} and p.active order by p.name, p.id`
}

interface Storing extends Pick<Membership, 'person' | 'input' | 'write'> {
  readonly gate: Gate
  readonly stored: StoredRecord
}

/** Writes the membership and its line of history; answers whether somebody has come in. */
async function store(tx: TransactionSql, { workspace, plan, person: by }: Caller, { gate, stored, person, input, write }: Storing): Promise<boolean> {
  const schema = tx(workspace.schema)
  const [known] = await tx`select 1 from ${schema}._person where id = ${person} and active`
  if (!known && input) throw new Refusal('invalid-request', { issues: [{ code: 'team.unknown-person', path: '' }] })
  const now = write.now.toISOString()
  const [before = null] = await tx<Required<TeamInput>[]>`select "right", until::text from ${schema}._record_member where record = ${stored.id} and person = ${person} for update`
  const after = input && { right: input.right, until: input.until ?? null }
  if (before?.right === after?.right && before?.until === after?.until) return false
  if (after)
    await tx`insert into ${schema}._record_member (record, person, object, "right", until, by, at)
      values (${stored.id}, ${person}, ${gate.object.id}, ${after.right}, ${after.until}, ${by.id}, ${now})
      on conflict (record, person) do update set "right" = excluded."right", until = excluded.until, by = excluded.by, at = excluded.at`
  else await tx`delete from ${schema}._record_member where record = ${stored.id} and person = ${person}`
  await tx`insert into ${schema}._change (release, at, actor, cause, object, record, version, op, changed)
    values (${plan.release}, ${now}, ${by.id}, ${JSON.stringify(write.cause)}::text::jsonb, ${gate.object.id}, ${stored.id}, ${stored.version}, 'team', ${JSON.stringify(lineOf(person, before, after))}::text::jsonb)`
  return before === null
}

const lineOf = (person: string, before: TeamInput | null, after: TeamInput | null) => ({
  person, right: { old: before?.right ?? null, new: after?.right ?? null }, until: { old: before?.until ?? null, new: after?.until ?? null },
})

/** A role that opens nothing of the object is opened by no team. */
async function canOpen({ workspace }: Caller, record: TeamOf, person: string): Promise<boolean> {
  try {
    return (await readRecord(await callerOfPerson(workspace, person), record)).id === record.id
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
