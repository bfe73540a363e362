import type { RecordQuery } from '../../../schemas/api/query.ts'
import type { FoundWhere } from '../../../schemas/flows/nodes/find-records.ts'
import type { Json } from '../../../schemas/pointer.ts'
import type { Caller } from '../../caller.ts'
import { StalePlan } from '../../records/fence.ts'
import { gateTo } from '../../records/gate.ts'
import { compileQuery } from '../../records/query/compile-query.ts'
import { momentInputs } from '../../records/query/moment.ts'
import type { SelectedRow } from '../../records/query/select.ts'
import { type Runner, runStatement } from '../../storage/statement.ts'

/** What the node that finds records asks for. */
export interface FindRequest {
  readonly object: string
  readonly where: readonly FoundWhere[]
  readonly sort: readonly { readonly path: string; readonly direction: 'asc' | 'desc' }[]
  readonly most: number
}

/**
 * The ids of the records that a node finds, in its order, through the compiler of all queries. It asks of no more than the
 * fields that the node names. Refuses as a query does.
 */
export async function findFor(runner: Runner, caller: Caller, { request: { object, where, sort, most }, now }: { readonly request: FindRequest; readonly now: Date }): Promise<Json> {
  // Compared with a blank, nothing is found: it is mostly one that nobody has thought of.
  if (where.some(({ is, value }) => is !== 'is_blank' && (value === null || value === ''))) return []
  const gate = gateTo(caller, object, 'read')
  const query: RecordQuery = { select: [gate.object.title.name], where: { and: where.map(conditionOf) }, sort: [...sort] }
  const { page } = compileQuery(caller, gate, where.length === 0 ? { ...query, where: null } : query)
  const rows = await runStatement<SelectedRow & { plan: number }>(runner, page(most), { actor: caller.person.id, ...momentInputs(caller, now), limit: most })
  if (rows.some(({ plan }) => plan !== caller.plan.release)) throw new StalePlan()
  return rows.slice(0, most).flatMap(({ id }) => id ?? [])
}

const conditionOf = ({ path, is, value }: FoundWhere): Json => ({ [is]: is === 'is_blank' ? [{ var: path }] : [{ var: path }, value] })
