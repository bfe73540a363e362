import { sql, type SQL } from 'drizzle-orm'

/** The value where it lies within the bounds, else null. Each bound comes with a value just outside of it. */
interface Bounds {
  readonly below: SQL
  readonly above: SQL
}

/** Null unless the value lies between the bounds; says the value once. A null stays null. */
function inside(value: SQL, { below, above }: Bounds): SQL {
  return sql`nullif(nullif(least(greatest(${value}, ${below}), ${above}), ${below}), ${above})`
}

/** The whole number as `int`, or null when it is not one of `least` to `most`. */
export const wholeWithin = (value: SQL, least: number, most: number): SQL =>
  sql`${inside(sql`${value}::numeric`, { below: sql.raw(String(least - 1)), above: sql.raw(String(most + 1)) })}::int`

/** The whole number as `bigint`, or null when JSON cannot hold it exactly. */
export const safeInteger = (value: SQL): SQL =>
  sql`${inside(sql`${value}::numeric`, { below: sql`-9007199254740992`, above: sql`9007199254740992` })}::bigint`

/** The date, or null outside the years 1 to 9999. */
export const knownDate = (value: SQL): SQL =>
  inside(value, { below: sql`date '0001-12-31 BC'`, above: sql`date '10000-01-01'` })

/** The moment, or null outside the years 1 to 9999 of UTC. */
export const knownMoment = (value: SQL): SQL =>
  inside(value, { below: sql`timestamptz '0001-12-31 23:59:59+00 BC'`, above: sql`timestamptz '10000-01-01 00:00:00+00'` })

/**
 * Names values so that `body` may use each of them (as `_v.<name>`) more than once. `offset 0` keeps the planner
 * from putting the values back where the names stand, which would reckon them again and again.
 */
export function fenced(values: Readonly<Record<string, SQL>>, body: SQL): SQL {
  const named = Object.entries(values).map(([name, value]) => sql`${value} as ${sql.raw(name)}`)
  return sql`(select ${body} from (select ${sql.join(named, sql`, `)} offset 0) as _v)`
}

/** Many values joined by an operator that does not mind the grouping, nested no deeper than needed. */
export function balanced(values: readonly SQL[], operator: SQL): SQL {
  if (values.length <= 2) return sql`(${sql.join([...values], operator)})`
  const half = values.length >> 1
  return sql`(${balanced(values.slice(0, half), operator)}${operator}${balanced(values.slice(half), operator)})`
}
