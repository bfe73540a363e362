import { useSearchParams } from 'react-router'
import type { Sort } from '../../ui/table/DataTable.tsx'
import { type Filter, filterOfText } from '../filter/filter.ts'

/** What a list shows, as its address says it: it can be sent to somebody and comes back by the browser's buttons. */
export interface ListAddress {
  readonly search: string
  readonly filter: Filter
  readonly sort: Sort | null
}

/** The list's state in the address, and how to change it. */
export function useListAddress(): [ListAddress, (changes: Partial<ListAddress>) => void] {
  const [params, setParams] = useSearchParams()
  const address: ListAddress = {
    search: params.get('q') ?? '',
    filter: filterOfText(params.get('filter')),
    sort: sortOf(params.get('sort')),
  }
  const change = (changes: Partial<ListAddress>) => {
    const next = { ...address, ...changes }
    const entries = {
      q: next.search === '' ? null : next.search,
      filter: next.filter === null ? null : JSON.stringify(next.filter),
      sort: next.sort && (next.sort.direction === 'desc' ? `-${next.sort.id}` : next.sort.id),
    }
    setParams(Object.entries(entries).flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]])), { replace: true })
  }
  return [address, change]
}

function sortOf(text: string | null): Sort | null {
  if (text === null || text === '') return null
  return text.startsWith('-') ? { id: text.slice(1), direction: 'desc' } : { id: text, direction: 'asc' }
}
