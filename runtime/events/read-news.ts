import { sql } from 'drizzle-orm'
import { perSchema } from '../storage/per-schema.ts'
import { compileStatement, input, runStatement } from '../storage/statement.ts'
import { answererFor, type Substitutes, substitutesOn } from '../tasks/substitutes.ts'
import type { Workspace } from '../workspaces/workspace.ts'

/** Something that has happened in a workspace, by ids; `to` says whom it concerns. */
export interface News {
  readonly event: 'notification' | 'task' | 'run' | 'record' | 'job'
  /** When, as milliseconds since 1970. */
  readonly at: number
  readonly data: Readonly<Record<string, unknown>>
  readonly to: Audience
}

/** Certain people; those who may look after flows, and certain people; or those who may read the record. */
export type Audience =
  | { readonly kind: 'people'; readonly people: readonly string[] }
  | { readonly kind: 'flows'; readonly people: readonly string[] }
  | { readonly kind: 'record'; readonly object: string; readonly record: string }

interface NewsRow {
  readonly event: News['event']
  readonly at: number
  readonly data: News['data']
  readonly people: readonly (string | null)[] | null
  readonly object: string | null
  readonly record: string | null
}

/** Entries of one kind that are told at once; whoever misses some asks anew, as after a pause. */
const most = 500

interface Asked {
  readonly since: Date
  /** Whose jobs are looked at. */
  readonly people: readonly string[]
}

/** What has happened since a moment, in order. What was committed late may come before what was told already: readers ask for a little more and pass over what they know. */
export async function readNews(workspace: Workspace, { since, people: whose }: Asked): Promise<readonly News[]> {
  const { schema, data } = workspace
  const rows = await runStatement<NewsRow>(data.sql, statementFor(schema), {
    since: since.toISOString(), first: `${(since.getTime()).toString(16).padStart(12, '0').replace(/^(.{8})(.{4})$/, '$1-$2')}-7000-8000-000000000000`, people: `{${whose.join(',')}}`,
  })
  const standingIn = rows.some(({ event }) => event === 'task') ? await substitutesOn(data.sql, workspace.plan(), workspace.ports.clock.now()) : nobody
  return rows.map(({ event, at, data: told, people, object, record }) => {
    const to = withAnswerers(people ?? [], event === 'task' ? standingIn : nobody)
    return { event, at, data: told, to: audienceOf(event, { to, object, record }) }
  })
}

const nobody: Substitutes = new Map()

/** Who stands in for somebody has the same tasks. */
const withAnswerers = (people: readonly (string | null)[], standingIn: Substitutes): readonly string[] =>
  people.flatMap((person) => (person === null ? [] : [person, answererFor(standingIn, person).id]))

function audienceOf(event: News['event'], { to, object, record }: { to: readonly string[]; object: string | null; record: string | null }): Audience {
  if (event === 'record') return { kind: 'record', object: object ?? '', record: record ?? '' }
  return { kind: event === 'run' ? 'flows' : 'people', people: to }
}

const statementFor = perSchema((name) => {
  const table = (of: string) => sql`${sql.identifier(name)}.${sql.identifier(of)}`
  const since = input('since', 'timestamptz')
  const moment = (column: string) => sql`(extract(epoch from ${sql.identifier(column)}) * 1000)::double precision`
  return compileStatement(sql`select * from (
    (select 'notification' as event, ${moment('at')} as at, jsonb_build_object('id', id) as data, array[person] as people, null::text as object, null::uuid as record
      from ${table('_notification')} where id >= ${input('first', 'uuid')} order by id desc limit ${most}::int)
    union all (select 'task', ${moment('changed_at')}, jsonb_build_object('id', id, 'rev', rev, 'state', state, 'run', run), array[assignee, decided_by, on_behalf_of], null, null
      from ${table('_task')} where changed_at >= ${since} order by changed_at desc limit ${most}::int)
    union all (select 'run', ${moment('changed_at')}, jsonb_build_object('id', id, 'rev', rev, 'state', status), array[started_by], null, null
      from ${table('_run')} where changed_at >= ${since} order by changed_at desc limit ${most}::int)
    union all (select 'record', ${moment('at')}, jsonb_build_object('id', record, 'version', version, 'op', op), null, object, record
      from (select * from ${table('_change')} order by seq desc limit ${most}::int) c where at >= ${since} and record is not null)
    union all (select 'job', ${moment('now')}, jsonb_build_object('id', id, 'state', state), array[by], null, null
      from (select *, coalesce(finished_at, started_at, created_at) as now from ${table('_job')} where by = any(${input('people', 'uuid[]')}) and created_at > ${since} - interval '1 day') j where now >= ${since}
      order by now desc limit ${most}::int)
    ) news order by at`)
})
