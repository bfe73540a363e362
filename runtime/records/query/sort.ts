import { sql, type SQL } from 'drizzle-orm'
import type { SortKey } from '../../../schemas/api/query.ts'
import type { Language } from '../../../schemas/label.ts'
import { collations } from '../../storage/collations.ts'
import { columnOf, input, listed } from '../../storage/statement.ts'
import { type QueryColumn, rootAlias } from './columns.ts'

/** One key of an order: what is compared, and how. */
export interface OrderKey {
  readonly sql: SQL
  /** The same without the collation that it is compared by: what a cursor holds, as text. */
  readonly value: SQL
  /** The type that a cursor's value is read back as. */
  readonly sqlType: string
  readonly descending: boolean
  readonly blanksFirst: boolean
  /** False where every record has a value. */
  readonly nullable: boolean
}

/** Whose order it is, and whether of the records in the recycle bin. */
interface Ordering {
  readonly language: Language
  readonly deleted: boolean
}

/** The key that a column is ordered by: titles of links by their text, options in their own order. */
export function orderKey({ path, field, sql: column, title }: QueryColumn, key: SortKey, { language, deleted }: Ordering): OrderKey {
  const own = path === field.name && title === undefined
  // What became required after a record was deleted may be blank in it.
  const required = field.definition.required === true && !deleted
  const filled = own && (required || field.name === 'created_at' || field.name === 'updated_at')
  const how = { descending: key.direction === 'desc', blanksFirst: key.blanks === 'first', nullable: !filled }
  const options = field.type.options?.(field.definition)
  if (options) {
    // A stored value that is no option any more has no place among them.
    const values = `{${options.map(({ value }) => JSON.stringify(value)).join(',')}}`
    const position = sql`array_position(${values}::text[], ${column})`
    return { sql: position, value: position, sqlType: 'int', ...how, nullable: true }
  }
  const text = title ?? (field.sqlType === 'text' ? column : undefined)
  if (text) return { sql: sql`(${text} collate ${sql.identifier(collations[language])})`, value: text, sqlType: 'text', ...how }
  return { sql: column, value: column, sqlType: field.sqlType, ...how }
}

/** The record's id ends every order, so that it is total and pages meet without gap or overlap. */
export const idKey = (descending: boolean): OrderKey => ({
  sql: columnOf(rootAlias, 'id'),
  value: columnOf(rootAlias, 'id'),
  sqlType: 'uuid',
  descending,
  blanksFirst: false,
  nullable: false,
})

/** Records that stand together in an order: their condition, and how they are ordered among themselves. */
export interface OrderPart {
  readonly where: readonly SQL[]
  readonly orderBy: SQL
}

/**
 * An order as parts, one behind the other: the records that have a value of the first key, and those that have none.
 * Each part is one range of an index, whichever end blanks stand at, so a page costs the same wherever it begins. With
 * a cursor, whose values are blank where `blank` says, only what stands behind it.
 */
export function partsOf(keys: readonly OrderKey[], blank: readonly boolean[] | undefined): readonly OrderPart[] {
  const stops = keys.map((key, index) => ({ key, value: input(cursorInput(index), key.sqlType), blank: blank?.[index] ?? false }))
  const [first, ...others] = stops
  if (!first?.key.nullable) return [part([], stops, blank !== undefined)]
  const [standsInFilled, standsInEmpty] = [blank?.[0] === false, blank?.[0] === true]
  const filled = part([sql`${first.key.sql} is not null`], [{ ...first, key: { ...first.key, nullable: false } }, ...others], standsInFilled)
  const empty = part([sql`${first.key.sql} is null`], others, standsInEmpty)
  if (first.key.blanksFirst) return standsInFilled ? [filled] : [empty, filled]
  return standsInEmpty ? [empty] : [filled, empty]
}

/** Where a cursor stands by one key. */
interface Stop {
  readonly key: OrderKey
  readonly value: SQL
  readonly blank: boolean
}

const part = (where: readonly SQL[], stops: readonly Stop[], isBehind: boolean): OrderPart => ({
  where: isBehind ? [...where, behindCursor(stops)] : where,
  orderBy: orderOf(stops.map(({ key }) => key)),
})

/** The keys as an `order by` takes them. */
export const orderOf = (keys: readonly OrderKey[]): SQL => listed(keys.map((key) => sql`${key.sql} ${direction(key)}`))

/** Where blanks stand is said only of keys that can be blank: an index serves its own order, and that order backwards. */
const direction = ({ descending, nullable, blanksFirst }: OrderKey): SQL =>
  sql.raw(`${descending ? 'desc' : 'asc'}${nullable ? ` nulls ${blanksFirst ? 'first' : 'last'}` : ''}`)

/** Name of the input that holds a cursor's value of the key at a position. */
export const cursorInput = (index: number): string => `cursor_${index}`

/**
 * The condition "behind the record where the cursor stands". Lexicographic: behind by the first key, or equal there
 * and behind by the second, and so on.
 */
function behindCursor(stops: readonly Stop[]): SQL {
  const alternatives = stops.flatMap((stop, index) => {
    const behind = behindBy(stop)
    return behind ? [sql`(${sql.join([...stops.slice(0, index).map(equalBy), behind], sql` and `)})`] : []
  })
  const behind = sql`(${sql.join(alternatives, sql` or `)})`
  const [first] = stops
  if (!first || first.key.nullable) return behind
  // A plain bound beside it, which an index can start from.
  return sql`${first.key.sql} ${sql.raw(first.key.descending ? '<=' : '>=')} ${first.value} and ${behind}`
}

const equalBy = ({ key, value, blank }: Stop): SQL => (blank ? sql`${key.sql} is null` : sql`${key.sql} = ${value}`)

/** Undefined when nothing can come behind: a blank where blanks are last. */
function behindBy({ key, value, blank }: Stop): SQL | undefined {
  if (blank) return key.blanksFirst ? sql`${key.sql} is not null` : undefined
  const beyond = sql`${key.sql} ${sql.raw(key.descending ? '<' : '>')} ${value}`
  return key.blanksFirst || !key.nullable ? beyond : sql`(${beyond} or ${key.sql} is null)`
}
