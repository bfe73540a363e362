import { sql, type SQL } from 'drizzle-orm'
import type { RuleType, TypeName } from '../../schemas/rules/rule-type.ts'
import type { RuleValue } from '../../schemas/rules/values.ts'

/** A fixed value as a parameter of its SQL type, so that prepared statements know it. */
export function sqlLiteral(value: RuleValue, type: RuleType): SQL {
  if (value === null) return sql.raw(`null::${sqlTypeOf(type)}`)
  // Truth values are no secret and no text: the planner does better when it sees them.
  if (typeof value === 'boolean') return sql.raw(String(value))
  const parameter = Array.isArray(value) ? textArray(value) : String(value)
  return castTo(sql`${parameter}`, type)
}

/** A value read as one of a type. */
export const castTo = (value: SQL, type: RuleType): SQL => sql`${value}::${sql.raw(sqlTypeOf(type))}`

/** The SQL type in which values of a type are reckoned. */
export function sqlTypeOf(type: RuleType): string {
  return type.type === 'list' ? `${sqlTypeOf(type.of)}[]` : sqlTypes[type.type]
}

const sqlTypes = {
  text: 'text',
  decimal: 'numeric',
  integer: 'bigint',
  boolean: 'boolean',
  date: 'date',
  datetime: 'timestamptz',
  time: 'time',
  duration: 'bigint',
  option: 'text',
  options: 'text[]',
  record: 'uuid',
  address: 'jsonb',
  files: 'uuid[]',
} satisfies Record<Exclude<TypeName, 'list'>, string>

/** An array as Postgres reads it from text: drivers encode arrays of some types wrongly, text they leave alone. */
export const textArray = (items: readonly RuleValue[]): string => `{${items.map(elementText).join(',')}}`

function elementText(item: RuleValue): string {
  if (item === null) return 'null'
  return `"${String(item).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
