import { sql, type SQL } from 'drizzle-orm'
import type { SortKey } from '../../../schemas/api/query.ts'
import type { Language } from '../../../schemas/label.ts'
import { columnOf, input, listed } from '../../storage/statement.ts'
import { type QueryColumn, rootAlias } from './columns.ts'

/** One key of an order: what is compared, and how. */
export interface OrderKey {
  readonly sql: SQL
  /** The type that a cursor's value is read back as. */
  readonly sqlType: string
  readonly descending: boolean
  readonly blanksFirst: boolean
  /** False where every record has a value. */
  readonly nullable: boolean
}

/** Texts are ordered as readers of a language expect; stored text itself compares by code point. */
const collations: Readonly<Record<Language, string>> = { en: 'en-x-icu', vi: 'vi-x-icu', 'zh-CN': 'zh-x-icu' }

/** The key that a column is ordered by: titles of links by their text, options in their own order. */
export function orderKey({ path, field, sql: column, title }: QueryColumn, key: SortKey, language: Language): OrderKey {
  const own = path === field.name && title === undefined
  const filled = own && (field.definition.required === true || field.name === 'created_at' || field.name === 'updated_at')
  const how = { descending: key.direction === 'desc', blanksFirst: key.blanks === 'first', nullable: !filled }
  const options = field.type.options?.(field.definition)
  if (options) {
    const values = `{${options.map(({ value }) => JSON.stringify(value)).join(',')}}`
    return { sql: sql`array_position(${values}::text[], ${column})`, sqlType: 'int', ...how }
  }
  const text = title ?? (field.sqlType === 'text' ? column : undefined)
  if (text) return { sql: sql`(${text} collate ${sql.identifier(collations[language])})`, sqlType: 'text', ...how }
  return { sql: column, sqlType: field.sqlType, ...how }
}

/** The record's id ends every order, so that it is total and pages meet without gap or overlap. */
export const idKey = (descending: boolean): OrderKey => ({
  sql: columnOf(rootAlias, 'id'),
  sqlType: 'uuid',
  descending,
  blanksFirst: false,
  nullable: false,
})

export const orderBy = (keys: readonly OrderKey[]): SQL =>
  listed(keys.map((key) => sql`${key.sql} ${sql.raw(key.descending ? 'desc' : 'asc')} nulls ${sql.raw(key.blanksFirst ? 'first' : 'last')}`))

/** Name of the input that holds a cursor's value of the key at a position. */
export const cursorInput = (index: number): string => `cursor_${index}`

/**
 * The condition "behind the record where the cursor stands", for a cursor whose values are blank where `blank` says.
 * Lexicographic: behind by the first key, or equal there and behind by the second, and so on.
 */
export function behindCursor(keys: readonly OrderKey[], blank: readonly boolean[]): SQL {
  const alternatives = keys.flatMap((key, index) => {
    const behind = behindBy(key, index, blank[index] ?? false)
    const equal = keys.slice(0, index).map((before, at) => equalBy(before, at, blank[at] ?? false))
    return behind ? [sql`(${sql.join([...equal, behind], sql` and `)})`] : []
  })
  const [first] = keys
  const range = first && boundOfFirst(first, blank[0] ?? false)
  const behind = sql`(${sql.join(alternatives, sql` or `)})`
  return range ? sql`${range} and ${behind}` : behind
}

/** A plain bound on the first key, which an index can start from; only where blanks cannot come after. */
function boundOfFirst(key: OrderKey, blank: boolean): SQL | undefined {
  if (blank || (key.nullable && !key.blanksFirst)) return undefined
  return sql`${key.sql} ${sql.raw(key.descending ? '<=' : '>=')} ${input(cursorInput(0), key.sqlType)}`
}

const equalBy = (key: OrderKey, index: number, blank: boolean): SQL =>
  blank ? sql`${key.sql} is null` : sql`${key.sql} = ${input(cursorInput(index), key.sqlType)}`

/** Undefined when nothing can come behind: a blank where blanks are last. */
function behindBy(key: OrderKey, index: number, blank: boolean): SQL | undefined {
  if (blank) return key.blanksFirst ? sql`${key.sql} is not null` : undefined
  const beyond = sql`${key.sql} ${sql.raw(key.descending ? '<' : '>')} ${input(cursorInput(index), key.sqlType)}`
  return key.blanksFirst || !key.nullable ? beyond : sql`(${beyond} or ${key.sql} is null)`
}
