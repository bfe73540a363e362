import { useQueries } from '@tanstack/react-query'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { RecordPage } from '../../../schemas/api/query.ts'
import type { Json } from '../../../schemas/pointer.ts'
import { addressesOf } from '../../app/addresses.ts'
import { post } from '../../app/api.ts'
import { useWorkspace } from '../../app/me.ts'
import { recordsKey } from '../records/record-queries.ts'
import { everything } from '../views/list-views.ts'
import { bothOf } from '../views/shown-list.ts'
import type { Narrowing } from './WhyEmpty.tsx'

/** Something that keeps records out of a list, and how to take it away. */
export type EmptyCause =
  | { readonly kind: 'search'; readonly text: string; readonly clear: () => void }
  | { readonly kind: 'filter'; readonly rule: Json; readonly clear: () => void }
  | { readonly kind: 'view'; readonly label: string; readonly rule: Json; readonly clear: () => void }

/** What narrows a list, in the order in which people set it last. */
export function causesOf({ view, address: { search, filter }, change }: Narrowing): readonly EmptyCause[] {
  const rule = view?.contents.where ?? null
  return [
    ...(search === '' ? [] : [{ kind: 'search' as const, text: search, clear: () => change({ search: '' }) }]),
    ...(filter === null ? [] : [{ kind: 'filter' as const, rule: filter, clear: () => change({ filter: null }) }]),
    // A condition is JSON; the definition's own type says no more of it.
    ...(view && rule !== null ? [{ kind: 'view' as const, label: view.label, rule: rule as Json, clear: () => change({ view: everything }) }] : []),
  ]
}

/** How many records there would be without each of the causes, and without all; undefined until they are counted. */
export function useCauseCounts(object: AppObject, causes: readonly EmptyCause[]): { without: readonly (number | undefined)[]; withoutAll: number | undefined } {
  const { slug } = useWorkspace()
  const { name, title } = object.definition
  const kept = [...causes.map((cause) => causes.filter((each) => each !== cause)), []]
  const counts = useQueries({
    queries: kept.map((rest) => {
      const body = { ...questionOf(rest), select: [title], limit: 1, total: true }
      return {
        queryKey: recordsKey({ workspace: slug, object: name }, 'count', body),
        queryFn: async ({ signal }: { signal: AbortSignal }) => (await post<RecordPage>(addressesOf(slug).query(name), body, { signal })).total ?? 0,
      }
    }),
  }).map(({ data }) => data)
  return { without: counts.slice(0, -1), withoutAll: counts.at(-1) }
}

function questionOf(causes: readonly EmptyCause[]): { search?: string; where?: unknown } {
  const ruleOf = (kind: 'filter' | 'view') => causes.flatMap((cause) => (cause.kind === kind ? [cause.rule] : []))[0]
  const where = bothOf(ruleOf('view'), ruleOf('filter'))
  const search = causes.find((cause) => cause.kind === 'search')
  return { ...(search ? { search: search.text } : {}), ...(where === undefined ? {} : { where }) }
}
