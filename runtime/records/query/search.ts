import { sql, type SQL } from 'drizzle-orm'
import { searchColumn } from '../../storage/columns.ts'
import { columnOf } from '../../storage/statement.ts'
import type { Gate } from '../gate.ts'
import { searchableFields, searchMark } from '../search-column.ts'
import { rootAlias } from './columns.ts'

/**
 * Every term stands somewhere in the record's search text. For somebody who may not read all searchable fields, it
 * stands on the line of a field that he or she may read; the plain test stays beside it, for the index serves it.
 */
export function searchConditions({ object, access }: Gate, terms: readonly string[]): readonly SQL[] {
  const text = columnOf(rootAlias, searchColumn)
  const searchable = searchableFields(object)
  const readable = searchable.filter(({ name }) => access.readable.has(name))
  const anywhere = terms.map((term) => sql`${text} like ${`%${term.replace(/[\\%_]/g, String.raw`\$&`)}%`}`)
  if (readable.length === searchable.length) return anywhere
  if (terms.length > 0 && readable.length === 0) return [sql`false`]
  const marks = readable.map(({ id }) => searchMark(id)).join('|')
  return [...anywhere, ...terms.map((term) => sql`${text} ~ ${`(^|\n)(${marks})[^\n]*${escapedForRegExp(term)}`}`)]
}

const escapedForRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
