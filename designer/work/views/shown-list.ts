import type { SortKey } from '../../../schemas/api/query.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { ViewContents } from '../../../schemas/views/view.ts'
import type { ListAddress } from '../records/list-address.ts'
import { listedPaths } from '../records/record-columns.tsx'
import type { ListView } from './list-views.ts'

/** What a list shows now: its view, with what the address says instead or beside it. */
export function shownList(object: ObjectDefinition, view: ListView | undefined, { columns, filter, sort }: ListAddress): ViewContents {
  const kept: Partial<ViewContents> = view?.contents ?? {}
  const where = bothOf(kept.where, filter)
  return {
    as: kept.as ?? 'table',
    columns: [...(columns ?? kept.columns ?? listedPaths(object))],
    ...(where === undefined ? {} : { where }),
    sort: sort ? [{ path: sort.id, direction: sort.direction }] : (kept.sort ?? []),
    board: kept.board ?? null,
    calendar: kept.calendar ?? null,
  }
}

/** Two filters that both hold; either may be missing. */
export function bothOf(first: unknown, second: unknown): unknown {
  const rules = [first, second].filter((rule) => rule !== undefined && rule !== null)
  return rules.length > 1 ? { and: rules } : rules[0]
}

/** The order as the head of a table shows it: its first key. */
export const headSort = ([first]: readonly SortKey[] = []) => (first ? { id: first.path, direction: first.direction ?? 'asc' } : null)
