import { useSearchParams } from 'react-router'
import type { Sort } from '../../ui/table/DataTable.tsx'
import { type Filter, filterOfText } from '../filter/filter.ts'

/** What a list shows, as its address says it: it can be sent to somebody and comes back by the browser's buttons. */
export interface ListAddress {
  /** The key of a view; null: the one that the list opens with. */
  readonly view: string | null
  readonly search: string
  /** Beside what the view filters by. */
  readonly filter: Filter
  /** In the place of the view's own order. */
  readonly sort: Sort | null
  /** In the place of the view's own columns. */
  readonly columns: readonly string[] | null
}

/** The list's state in the address, and how to change it. */
export function useListAddress(): [ListAddress, (changes: Partial<ListAddress>) => void] {
  const [params, setParams] = useSearchParams()
  const address: ListAddress = {
    view: params.get('view'),
    search: params.get('q') ?? '',
    filter: filterOfText(params.get('filter')),
    sort: sortOf(params.get('sort')),
    columns: params.get('columns')?.split(',') ?? null,
  }
  const change = (changes: Partial<ListAddress>) => {
    const next = { ...address, ...changes }
    const entries = {
      view: next.view,
      q: next.search === '' ? null : next.search,
      filter: next.filter === null ? null : JSON.stringify(next.filter),
      sort: next.sort && (next.sort.direction === 'desc' ? `-${next.sort.id}` : next.sort.id),
      columns: next.columns && next.columns.join(','),
    }
    setParams(Object.entries(entries).flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]])), { replace: true })
  }
  return [address, change]
}

/** The address of a view as it was saved. */
export const addressOfView = (view: string): ListAddress => ({ view, search: '', filter: null, sort: null, columns: null })

function sortOf(text: string | null): Sort | null {
  if (text === null || text === '') return null
  return text.startsWith('-') ? { id: text.slice(1), direction: 'desc' } : { id: text, direction: 'asc' }
}
