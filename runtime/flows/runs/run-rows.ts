import { type SQL, sql } from 'drizzle-orm'
import type { RunSummary } from '../../../schemas/api/run.ts'
import { type Label, labelIn } from '../../../schemas/label.ts'
import type { Caller } from '../../caller.ts'
import { isoMoment } from '../../storage/moment.ts'
import type { SeenRecords } from './seen-records.ts'

/** What every answer about a run is made of. */
export interface RunRow {
  readonly id: string
  readonly rev: number
  readonly flow: string
  readonly label: Label
  readonly version: number
  readonly status: RunSummary['state']
  readonly occasion: string
  readonly object: string | null
  readonly record: string | null
  readonly started_by: string | null
  readonly starter: string | null
  readonly started_at: string
  readonly ended_at: string | null
  readonly stuck: boolean
}

/** Some token of the run behind `r` has failed, or something that it wanted was given up. */
export const isStuck = (schema: SQL): SQL =>
  sql`(r.status = 'suspended' or r.status = 'running' and exists (select from ${schema}."_token" t where t.run = r.id and t.state = 'failed')
    or exists (select from ${schema}."_incident" i where i.run = r.id and i.token = 0 and i.ended_at is null))`

export const runColumns = (schema: SQL): SQL =>
  sql`r.id, r.rev, r.flow, v.body->'label' as label, v.number as version, r.status, r.occasion, r.object, r.record, r.started_by, p.name as starter, r.started_at, r.ended_at, ${isStuck(schema)} as stuck`

export const runSource = (schema: SQL): SQL =>
  sql`${schema}."_run" r join ${schema}."_flow_version" v on v.id = r.version left join ${schema}."_person" p on p.id = r.started_by`

/** A run in the names of today; the title of its record is told to those who may read that. */
export function summaryOf({ plan, person }: Caller, row: RunRow, seen: SeenRecords): Omit<RunSummary, 'at' | 'returned' | 'outcome'> {
  const flow = plan.definitions.all('flow').find(({ id }) => id === row.flow)
  const object = row.object === null ? undefined : plan.objectsById.get(row.object)
  return {
    id: row.id,
    rev: row.rev,
    flow: { id: row.flow, name: flow?.name ?? null, label: labelIn(flow?.label ?? row.label, person.language, plan.settings.languages[0]) },
    version: row.version,
    state: row.status,
    trigger: startKindOf(row.occasion),
    record: row.record !== null && object ? { object: object.name, id: row.record, title: seen({ object: object.id, id: row.record })?.title ?? null } : null,
    startedBy: row.started_by === null ? null : { id: row.started_by, name: row.starter ?? '' },
    startedAt: isoMoment(row.started_at),
    endedAt: row.ended_at === null ? null : isoMoment(row.ended_at),
    stuck: row.stuck,
  }
}

/** Occasions begin with what they are. */
const startKindOf = (occasion: string): RunSummary['trigger'] => occasion.slice(0, occasion.indexOf(':')) as RunSummary['trigger']
