import { sql, type SQL } from 'drizzle-orm'
import type { CallLimits } from '../../../schemas/call-limits.ts'
import type { Json } from '../../../schemas/pointer.ts'
import { input } from '../../storage/statement.ts'
import { mailServer } from './destination.ts'

/** How much of what it may get a host gets at a moment; the mail server has no limits of ours, which are null. */
export interface HostStanding {
  /** Calls that were begun within the last minute. */
  readonly begun: number
  readonly per_minute: number | null
  /** Calls that somebody still waits for; those of a killed worker are not among them once its lease has run out. */
  readonly under_way: number
  readonly at_once: number | null
}

/** Which of its limits keeps a host from being called now, to be told; undefined where none does. */
export function limitReached({ begun, per_minute: perMinute, under_way: underWay, at_once: atOnce }: HostStanding, host: string): { readonly code: string; readonly params: Readonly<Record<string, Json>> } | undefined {
  if (perMinute !== null && begun >= perMinute) return { code: 'run.calls-per-minute', params: { host, most: perMinute } }
  if (atOnce !== null && underWay >= atOnce) return { code: 'run.calls-at-once', params: { host, most: atOnce } }
  return undefined
}

/** What `hostStanding` reads beside the tables. */
export const standingInputs = (calls: CallLimits, now: Date): { readonly now: string; readonly calls: string } => ({ now: now.toISOString(), calls: JSON.stringify(calls) })

const [now, calls] = [input('now', 'timestamptz'), sql`${input('calls', 'text')}::jsonb`]

/** Selects the standing of a destination, as one row. */
export const hostStanding = (table: (of: string) => SQL, host: SQL): SQL => sql`select
    (select count(*)::int from ${table('_destination')} d, unnest(d.begun) at where d.host = ${host} and at > ${now} - interval '1 minute') as begun,
    (select count(*)::int from ${table('_outbox')} where destination = ${host} and state = 'open' and lease_until > ${now}) as under_way,
    case when ${host} <> ${mailServer}::text then coalesce(own."perMinute", (${calls}->>'perMinute')::int) end as per_minute,
    case when ${host} <> ${mailServer}::text then coalesce(own."atOnce", (${calls}->>'atOnce')::int) end as at_once
  from (select) one left join jsonb_to_recordset(${calls}->'hosts') as own(host text, "perMinute" int, "atOnce" int) on own.host = ${host}`
