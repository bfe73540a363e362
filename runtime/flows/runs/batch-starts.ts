import { type SQL, sql } from 'drizzle-orm'
import { perSchema } from '../../storage/per-schema.ts'
import { compileStatement, input, type Runner, runStatement } from '../../storage/statement.ts'
import type { Start } from './start.ts'

/** What some records of an import add to the one run that a flow starts for all of them. */
export interface BatchShare extends Pick<Start, 'flow' | 'version' | 'node' | 'startedBy'> {
  /** Id of the object. */
  readonly object: string
  readonly job: string
  readonly created: number
  readonly updated: number
}

/** Adds shares to starts that wait for the end of their import, in the transaction that takes the events: each record counts once. */
export async function storeShares(runner: Runner, schema: string, { shares, now }: { readonly shares: readonly BatchShare[]; readonly now: Date }): Promise<void> {
  if (shares.length === 0) return
  const rows = shares.map(({ startedBy, job, ...share }) => ({ ...share, started_by: startedBy, job, occasion: `import:${job}`, cause: { root: job, depth: 0, via: 'import', chain: [] } }))
  await runStatement(runner, statementFor(schema), { shares: JSON.stringify(rows), now: now.toISOString() })
}

const statementFor = perSchema((name) => {
  const schema = sql.identifier(name)
  const sum = (key: string) => sql`((s.old->>${`batch.${key}`}::text)::int + (excluded.old->>${`batch.${key}`}::text)::int)`
  // In one order, so that two of us cannot wait for each other.
  return compileStatement(sql`insert into ${schema}."_start" as s (flow, version, node, object, record, occasion, started_by, cause, vars, old, "until", at)
    select x.flow, x.version, x.node, x.object, null, x.occasion, x.started_by, x.cause, '{}', jsonb_build_object('batch.count', created + updated, 'batch.created', created, 'batch.updated', updated,
      'batch.file', (select j.about->>'file' from ${schema}."_job" j where j.id = x.job)), 'import', ${input('now', 'timestamptz')}
    from jsonb_to_recordset(${sql.placeholder('shares')}::text::jsonb) as x(flow text, version uuid, node text, object text, occasion text, started_by uuid, cause jsonb, job uuid, created int, updated int)
    order by x.flow, x.occasion
    on conflict (flow, occasion) do update set version = excluded.version, node = excluded.node,
      old = s.old || jsonb_build_object('batch.count', ${sum('count')}, 'batch.created', ${sum('created')}, 'batch.updated', ${sum('updated')})`)
})

/**
 * Whether the import of the start behind `s` has ended, and nobody has an event of it any more. An event that is being taken is still
 * there for all others until its share is: both change in one commit.
 */
export const isWritten = (name: string): SQL => {
  const schema = sql.identifier(name)
  const job = sql`substr(s.occasion, ${'import:'.length + 1}::int)`
  return sql`not exists (select from ${schema}."_job" j where j.id::text = ${job} and j.state in ('queued', 'running'))
    and not exists (select from ${schema}."_event" e join ${schema}."_change" c on c.seq = e.change where c.bulk->>'job' = ${job})`
}
