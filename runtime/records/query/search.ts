import { sql, type SQL } from 'drizzle-orm'
import { searchColumn } from '../../storage/columns.ts'
import { columnOf } from '../../storage/statement.ts'
import type { Gate } from '../gate.ts'
import { searchableFields, searchMark } from '../search-column.ts'
import { rootAlias } from './columns.ts'

/**
 * Every term stands on the line of a field that the caller may read. The plain test stays beside it, for the index
 * serves it; alone it would also find what hidden fields and removed ones have left in the text.
 */
export function searchConditions({ object, access }: Gate, terms: readonly string[]): readonly SQL[] {
  const text = columnOf(rootAlias, searchColumn)
  const readable = searchableFields(object).filter(({ name }) => access.readable.has(name))
  if (terms.length > 0 && readable.length === 0) return [sql`false`]
  const marks = readable.map(({ id }) => searchMark(id)).join('|')
  return terms.flatMap((term) => [
    sql`${text} like ${`%${term.replace(/[\\%_]/g, String.raw`\$&`)}%`}`,
    sql`${text} ~ ${`(^|\n)(${marks})[^\n]*${escapedForRegExp(term)}`}`,
  ])
}

const escapedForRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
