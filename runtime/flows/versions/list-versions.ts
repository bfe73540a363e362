import { type SQL, sql } from 'drizzle-orm'
import type { FlowVersions, FlowVersionSummary } from '../../../schemas/api/flow-version.ts'
import { type Label, labelIn } from '../../../schemas/label.ts'
import type { Caller } from '../../caller.ts'
import { Refusal } from '../../refusal.ts'
import { isoMoment } from '../../storage/moment.ts'
import { compileStatement, input, runStatement } from '../../storage/statement.ts'
import { flowIdOf } from '../runs/flow-id.ts'

interface SummaryRow extends Omit<FlowVersionSummary, 'keeps' | 'nodes'> {
  readonly starts: boolean
  /** Answers of runs that were moved are read by it. */
  readonly answers: boolean
  readonly newest: boolean
  readonly nodes: readonly { readonly node: string; readonly type: string; readonly label: Label | null; readonly runs: number }[]
}

/** The versions of a flow with what goes by each: how many runs are under way, since when and where, and how many have ended. Refuses `not-found`. */
export async function listVersions({ workspace, plan, person }: Caller, name: string): Promise<FlowVersions> {
  const flow = flowIdOf(plan, name)
  if (flow === undefined) throw new Refusal('not-found')
  const rows = await runStatement<SummaryRow>(workspace.data.sql, plan.memo('flow:versions', () => compileStatement(textOf(plan.schema))), { flow })
  const items = rows.map(({ starts, newest, answers, ...row }): FlowVersionSummary => ({
    ...row,
    at: isoMoment(row.at),
    oldest: row.oldest === null ? null : isoMoment(row.oldest),
    nodes: row.nodes.map(({ label, ...node }) => ({ ...node, label: label && labelIn(label, person.language, plan.settings.languages[0]) })),
    keeps: newest ? 'newest' : row.running > 0 ? 'running' : row.ended > 0 || answers ? 'ended' : starts ? 'starts' : null,
  }))
  return { items }
}

function textOf(name: string): SQL {
  const schema = sql`${sql.identifier(name)}`
  return sql`select v.number, v.release, v.at, case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as by,
      coalesce(r.running, 0) as running, coalesce(r.stuck, 0) as stuck, r.oldest, coalesce(r.ended, 0) as ended, coalesce(s.nodes, '[]') as nodes,
      ${waitsToStart(schema)} as starts, exists (select from ${schema}."_task" a where a.version = v.id) as answers, v.number = max(v.number) over () as newest
    from ${schema}."_flow_version" v left join ${schema}."_release" l on l.number = v.release left join ${schema}."_person" p on p.id = l.by
    left join (select version, count(*) filter (where status in ('running', 'suspended'))::int as running, count(*) filter (where status = 'suspended')::int as stuck,
        min(started_at) filter (where status in ('running', 'suspended')) as oldest, count(*) filter (where status not in ('running', 'suspended'))::int as ended
      from ${schema}."_run" where flow = ${input('flow', 'text')} group by version) r on r.version = v.id
    left join lateral (select jsonb_agg(to_jsonb(x) order by x.runs desc, x.node) as nodes from (
        select t.node, n->>'type' as type, n->'label' as label, count(distinct t.run)::int as runs from ${schema}."_run" u join ${schema}."_token" t on t.run = u.id
        join jsonb_array_elements(v.body->'nodes') n on n->>'id' = t.node
        where u.flow = v.flow and u.version = v.id and u.status in ('running', 'suspended') and t.state in ('ready', 'waiting', 'failed') group by t.node, n) x) s on true
    where v.flow = ${input('flow', 'text')} order by v.number desc`
}

/** Whether something may still start by the version `v`: changes of records are judged by the release in which they were made. */
export const waitsToStart = (schema: SQL): SQL => sql`(exists (select from ${schema}."_start" w where w.version = v.id) or exists (select from ${schema}."_event"))`
