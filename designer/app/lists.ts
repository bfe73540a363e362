import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { get, type RequestOptions } from './api.ts'

/** One page of a list as the server answers it. */
export interface Page<Item> {
  items: Item[]
  next: string | null
  total?: number
  /** What the server added up over all items, where it was asked to. */
  sum?: string | null
}

interface CursorListOptions<Item> {
  /** Identity of the list in the cache; include everything that changes what it shows. */
  key: readonly unknown[]
  /** Fetches the page at a cursor (null: the first). */
  load(cursor: string | null, signal: AbortSignal): Promise<Page<Item>>
  enabled?: boolean
}

/** A list that grows by cursor: all items so far, and how to get more. */
export function useCursorList<Item>({ key, load, enabled = true }: CursorListOptions<Item>) {
  const query = useInfiniteQuery({
    queryKey: key,
    enabled,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    getNextPageParam: (page: Page<Item>) => page.next,
  })
  const items = useMemo(() => itemsOf(query.data), [query.data])
  return {
    items,
    total: query.data?.pages[0]?.total,
    sum: query.data?.pages[0]?.sum,
    hasMore: query.hasNextPage,
    isLoading: query.isPending && enabled,
    isLoadingMore: query.isFetchingNextPage,
    problem: query.error,
    loadMore: query.fetchNextPage,
    reload: query.refetch,
  }
}

/** Loads pages of an address that takes `cursor` and `limit` as query parameters. */
export const pagesOf =
  <Item>(path: string, query: RequestOptions['query'] = {}, limit = 50) =>
  (cursor: string | null, signal: AbortSignal): Promise<Page<Item>> =>
    get<Page<Item>>(path, { query: { ...query, limit, cursor }, signal })

const itemsOf = <Item>(pages: InfiniteData<Page<Item>> | undefined): Item[] =>
  pages?.pages.flatMap((page) => page.items) ?? []
