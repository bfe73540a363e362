import { sql } from 'drizzle-orm'
import type { Person } from '../../caller.ts'
import { perSchema } from '../../storage/per-schema.ts'
import { compileStatement, input, runStatement } from '../../storage/statement.ts'
import type { Workspace } from '../../workspaces/workspace.ts'

/** A run that can go on: some token of it is ready, or something has happened to it. */
export interface ReadyRun {
  readonly id: string
  readonly version: string
  readonly record: string | null
  /** Who started it; null where nobody did. */
  readonly person: Person | null
}

interface ReadyRow {
  readonly id: string
  readonly version: string
  readonly record: string | null
  readonly person: Person | null
}

/** Runs that one look finds of each kind. */
const batch = 100

/** The runs that can go on, those that wait longest first, without those that rest. */
export const readyRuns = ({ schema, data }: Workspace, resting: readonly string[]): Promise<readonly ReadyRun[]> =>
  runStatement<ReadyRow>(data.sql, statementFor(schema), { resting: `{${resting.join(',')}}` })

const statementFor = perSchema((name) => {
  const table = (of: string) => sql`${sql.identifier(name)}.${sql.identifier(of)}`
  const resting = input('resting', 'uuid[]')
  return compileStatement(sql`with found as (
      (select id from ${table('_run')} where ready and id <> all(${resting}) order by started_at limit ${batch}::int)
      union
      (select run from (select run, min(id) as first from ${table('_inbox')} where taken_at is null and run <> all(${resting}) group by run order by first limit ${batch}::int) told))
    select r.id, r.version, r.record, case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name, 'language', p.language, 'zone', p.zone) end as person
    from found join ${table('_run')} r on r.id = found.id left join ${table('_person')} p on p.id = r.started_by order by r.started_at`)
})
