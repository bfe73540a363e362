import { type SQL, sql } from 'drizzle-orm'
import type { RunHistoryEntry, RunHistoryPage } from '../../../schemas/api/run.ts'
import type { HistoryKind } from '../../../schemas/flows/machine/history.ts'
import type { Caller } from '../../caller.ts'
import { isoMoment } from '../../storage/moment.ts'
import { compileStatement, input, runStatement } from '../../storage/statement.ts'
import { readRun } from './read-run.ts'

const pageOf = 500

interface HistoryRow extends Omit<RunHistoryEntry, 'message'> {
}

/**
 * What has happened in a run, in order, behind the entry `after`. Seen by those who see the run; what entries say of the
 * record's values is for its readers alone. Refuses `not-found`.
 */
export async function runHistory(caller: Caller, id: string, after = 0): Promise<RunHistoryPage> {
  const { isOpen } = await readRun(caller, id)
  const schema = sql.identifier(caller.plan.schema)
  const named = (person: SQL): SQL => sql`(select jsonb_build_object('id', p.id, 'name', p.name) from ${schema}."_person" p where p.id = ${person})`
  // The same keys say other things in entries of other kinds.
  const toldBy = (kind: HistoryKind, person: SQL): SQL => named(sql`case when h.kind = ${kind} then (${person})::uuid end`)
  const statement = caller.plan.memo('runs:history', () =>
    compileStatement(sql`select h.seq, h.at, h.kind, h.node, h.token, h.edge, h.state, h.visit, h.data,
        ${named(sql`h.by`)} as actor, ${toldBy('resumed', sql`h.data->>'onBehalfOf'`)} as "onBehalfOf", ${toldBy('handed', sql`h.data->>'from'`)} as "from",
        coalesce(${toldBy('handed', sql`h.data->'to'->>'id'`)}, ${toldBy('resumed', sql`h.data->'to'->>'id'`)}) as "to"
      from ${schema}."_history" h
      where h.run = ${input('id', 'uuid')} and h.seq > ${input('after', 'int')} order by h.seq limit ${pageOf + 1}::int`),
  )
  const rows = await runStatement<HistoryRow>(caller.workspace.data.sql, statement, { id, after })
  const items = rows.slice(0, pageOf).map(({ at, data, ...entry }) => ({
    ...entry, at: isoMoment(at), data: isOpen ? data : withoutValues(data),
  }))
  return { items, next: rows.length > pageOf ? (items.at(-1)?.seq ?? null) : null }
}

/** Only failures tell of values, in their `params`. */
function withoutValues(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || !('params' in data)) return data
  return { ...data, params: {} }
}
