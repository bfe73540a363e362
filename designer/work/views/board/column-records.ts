import type { RecordAnswer } from '../../../../schemas/api/record.ts'
import { addressesOf } from '../../../app/addresses.ts'
import { post } from '../../../app/api.ts'
import { useCursorList } from '../../../app/lists.ts'
import { useWorkspace } from '../../../app/me.ts'
import { useLanguage } from '../../../i18n/language.ts'
import { recordsKey } from '../../records/record-queries.ts'
import { askedOf } from '../../records/use-records.ts'
import { bothOf } from '../shown-list.ts'
import type { BoardList } from './BoardColumn.tsx'

/** The records of one column of a board, page by page; the first page counts them and adds them up. */
export function useColumnRecords({ object, shown, search, board, field }: BoardList, value: string | null) {
  const { slug } = useWorkspace()
  const { language } = useLanguage()
  const { name, title, subtitle = [] } = object.definition
  const select = [...new Set([title, field.name, ...(board.cards && board.cards.length > 0 ? board.cards : subtitle)])]
  const asked = askedOf(select, { ...shown, where: bothOf(shown.where, inColumn(field.name, value)) }, search)
  const query = { ...asked, limit: 50, ...(board.sum === undefined ? {} : { sum: board.sum }) }
  return useCursorList<RecordAnswer>({
    key: recordsKey({ workspace: slug, object: name }, 'board', language, query),
    load: (cursor, signal) => post(addressesOf(slug).query(name), { ...query, ...(cursor === null ? { total: true } : { cursor }) }, { signal }),
  })
}

const inColumn = (field: string, value: string | null): unknown => (value === null ? { is_blank: [{ var: field }] } : { '==': [{ var: field }, value] })
