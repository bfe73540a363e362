import { useQuery } from '@tanstack/react-query'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { RecordPage } from '../../../schemas/api/query.ts'
import type { ViewContents } from '../../../schemas/views/view.ts'
import { addressesOf } from '../../app/addresses.ts'
import { post } from '../../app/api.ts'
import { useWorkspace } from '../../app/me.ts'
import { recordsKey } from '../records/record-queries.ts'
import { askedOf } from '../records/use-records.ts'

/** Whether a view that shows records by columns or days has none at all, and that can be explained: something narrows it, or rights do. */
export function useNothing({ definition, can }: AppObject, { where }: Pick<ViewContents, 'where'>, search: string): boolean {
  const { slug } = useWorkspace()
  const { name, title } = definition
  const body = { ...askedOf([title], where === undefined ? {} : { where }, search), limit: 1, total: true }
  const isExplained = body.where !== undefined || body.search !== undefined || can.read !== 'all'
  const { data } = useQuery({
    queryKey: recordsKey({ workspace: slug, object: name }, 'count', body),
    queryFn: async ({ signal }) => (await post<RecordPage>(addressesOf(slug).query(name), body, { signal })).total ?? 0,
    enabled: isExplained,
  })
  return isExplained && data === 0
}
