import { sql } from 'drizzle-orm'
import type { WouldHaveStarted } from '../../../schemas/api/run.ts'
import { type FlowTrigger, startObjectOf } from '../../../schemas/flows/trigger.ts'
import type { Caller } from '../../caller.ts'
import type { ObjectPlan } from '../../compile/plan.ts'
import { Refusal } from '../../refusal.ts'
import { seenRecords } from '../runs/seen-records.ts'
import { isoMoment } from '../../storage/moment.ts'
import { compileStatement, input, type Runner, runStatement } from '../../storage/statement.ts'
import { eventValues } from './event-values.ts'
import { contextOf, holdsFor } from './holds.ts'
import { type Bulk, type RecordCondition, recordCondition } from './record-trigger.ts'
import { rolesOfActors } from './roles-of-actors.ts'
import type { RecordEvent } from './take-events.ts'

const days = 30

/** Changes of the workspace that are looked through, and those of the object that are judged. */
const most = { looked: 100_000, judged: 20_000 }

/** Records that are named. */
const mostRecords = 20

/**
 * How often a trigger over changes of records would have fired in the last thirty days, and by which records last, told to
 * the caller by the titles that he or she may read. Nothing is written. `isComplete`: no change was too far back to be looked
 * at. Refuses `invalid-request` for other triggers, and for a condition that cannot be judged by what is live.
 */
export async function wouldHaveStarted(caller: Caller, trigger: FlowTrigger): Promise<WouldHaveStarted> {
  const object = caller.plan.objects.get(startObjectOf(trigger) ?? '')
  if (trigger.type !== 'record') throw new Refusal('invalid-request', { issues: [{ code: 'flow.no-changes-to-judge', path: '/trigger/type' }] })
  // An object that is not live yet has no past.
  if (!object) return { count: 0, days, isComplete: true, records: [] }
  const when = recordCondition(caller.plan, object, trigger['when'])
  if (when === 'refused') throw new Refusal('invalid-request', { issues: [{ code: 'flow.not-live-yet', path: '/trigger/when' }] })
  const runner = caller.workspace.data.sql
  const { events, isComplete } = await pastEvents(runner, caller, { object, trigger })
  const held = when ? await holding(runner, caller, { object, events, when }) : events
  const hits = trigger['bulk'] === 'once' ? firstOfJobs(held) : held
  const newest = hits.slice(0, mostRecords)
  const seen = await seenRecords(caller, newest.map(({ record }) => ({ object: object.id, id: record })))
  return {
    count: hits.length, days, isComplete,
    records: newest.map(({ record, at }) => ({ record, title: seen({ object: object.id, id: record })?.title ?? null, at: isoMoment(at) })),
  }
}

type PastEvent = Pick<RecordEvent, 'record' | 'op' | 'changed' | 'at' | 'actor' | 'seq' | 'bulk'>

/** Of the records of one import, which start one run, the newest. */
function firstOfJobs(events: readonly PastEvent[]): readonly PastEvent[] {
  const seen = new Set<string>()
  return events.filter(({ bulk }) => {
    const job = bulk?.job
    if (job === undefined) return true
    const isFirst = !seen.has(job)
    seen.add(job)
    return isFirst
  })
}

/** The newest first. Entries of many creations are one event a record. */
async function pastEvents(runner: Runner, { plan, workspace }: Caller, { object, trigger }: { readonly object: ObjectPlan; readonly trigger: FlowTrigger }): Promise<{ readonly events: readonly PastEvent[]; readonly isComplete: boolean }> {
  const statement = plan.memo(`flows:past:${object.name}`, () =>
    compileStatement(sql`with looked as materialized (select seq, at, object, record, actor, op, changed, bulk from ${sql.identifier(plan.schema)}."_change" where at > ${input('since', 'timestamptz')} order by seq desc limit ${most.looked}::int)
      select l.seq, l.at, coalesce(l.record, t.id) as record, l.actor, l.op, l.changed, l.bulk, (select count(*)::int from looked) as looked from looked l
      left join ${object.table} t on l.record is null and t.id between (l.bulk->>'first')::uuid and (l.bulk->>'last')::uuid
      where l.object = ${object.id} and l.op = any(${input('ops', 'text[]')}) and (${input('bulk', 'boolean')} or l.bulk->>'job' is null) and coalesce(l.record, t.id) is not null
      order by l.seq desc limit ${most.judged + 1}::int`),
  )
  // The schema of the trigger's type has checked them.
  const { on, bulk = 'run' } = trigger as unknown as { readonly on: readonly string[]; readonly bulk?: Bulk }
  const since = new Date(workspace.ports.clock.now().getTime() - days * 86_400_000).toISOString()
  const rows = await runStatement<Omit<PastEvent, 'seq'> & { seq: string; looked: number }>(runner, statement, { since, ops: `{${on.join(',')}}`, bulk: bulk !== 'ignore' })
  return { events: rows.slice(0, most.judged).map((row) => ({ ...row, seq: Number(row.seq) })), isComplete: rows.length <= most.judged && (rows[0]?.looked ?? 0) < most.looked }
}

interface Judging {
  readonly object: ObjectPlan
  readonly events: readonly PastEvent[]
  readonly when: RecordCondition
}

const batch = 1_000

/** Those of some events for which a condition held; of roles those count that people have today. */
async function holding(runner: Runner, caller: Caller, { object, events, when }: Judging): Promise<readonly PastEvent[]> {
  const held: PastEvent[] = []
  for (let from = 0; from < events.length; from += batch) {
    const some = events.slice(from, from + batch)
    const values = await eventValues(runner, caller, { object, events: some, paths: when.reads })
    const roles = await rolesOfActors(runner, caller, some)
    held.push(...some.filter((event, index) => {
      const then = values[index]
      return then && holdsFor(when, then, contextOf(caller.plan, { at: isoMoment(event.at), person: event.actor, roles: roles.get(event.actor ?? '') ?? [] }))
    }))
  }
  return held
}
