import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { ViewContents } from '../../../schemas/views/view.ts'
import { addressesOf } from '../../app/addresses.ts'
import { post } from '../../app/api.ts'
import { useCursorList } from '../../app/lists.ts'
import { useWorkspace } from '../../app/me.ts'
import { useLanguage } from '../../i18n/language.ts'
import { recordsKey } from './record-queries.ts'

/** What a list asks the server for, whatever form it shows. */
export interface AskedRecords {
  readonly select: readonly string[]
  readonly where?: unknown
  readonly search?: string
  readonly sort?: ViewContents['sort']
}

/** The pages of a query on an object's records. Only the first page counts all that there are. */
export function useRecords(object: string, asked: AskedRecords, enabled = true) {
  const { slug } = useWorkspace()
  const { language } = useLanguage()
  const key = recordsKey({ workspace: slug, object }, 'list', language, asked)
  const list = useCursorList<RecordAnswer>({
    key,
    enabled,
    load: (cursor, signal) => post(addressesOf(slug).query(object), { ...asked, limit: 100, ...(cursor === null ? { total: true } : { cursor }) }, { signal }),
  })
  return { ...list, key }
}

/** A query without what it does not ask. */
export const askedOf = (select: readonly string[], { where, sort }: Pick<ViewContents, 'where' | 'sort'>, search: string): AskedRecords => ({
  select,
  ...(where === undefined || where === null ? {} : { where }),
  ...(search === '' ? {} : { search }),
  ...(sort && sort.length > 0 ? { sort } : {}),
})
