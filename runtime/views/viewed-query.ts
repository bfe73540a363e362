import type { RecordQuery } from '../../schemas/api/query.ts'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { visibleViews } from './visible-views.ts'

/**
 * A query with what its view says where it says nothing itself; both filters hold. Refuses `invalid-request` for a
 * view of the object that the caller does not have.
 */
export function viewedQuery(caller: Caller, objectName: string, asked: RecordQuery): RecordQuery {
  if (asked.view === undefined) return asked
  const { view: name, ...query } = asked
  const view = visibleViews(caller).find((each) => each.name === name && each.object === objectName)
  if (!view) throw new Refusal('invalid-request', { issues: [{ code: 'unknown-view', path: '/view', params: { view: name } }] })
  const where = bothOf(view.where, query.where)
  return { select: view.columns, sort: view.sort, ...query, ...(where === undefined ? {} : { where }) }
}

function bothOf(first: unknown, second: unknown): unknown {
  const rules = [first, second].filter((rule) => rule !== undefined && rule !== null)
  return rules.length > 1 ? { and: rules } : rules[0]
}
