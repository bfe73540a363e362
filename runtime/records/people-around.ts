import { sql, type SQL } from 'drizzle-orm'

/**
 * The people of somebody's departments, main and other ones, or of these and those below, as an array. It asks nothing of the
 * statement around it, so Postgres reckons it once; it reads the tree as it is, so a move counts from the next statement on.
 */
export function peopleAround(schema: string, reach: 'team' | 'below', person: unknown): SQL {
  const [people, departments] = [sql`${sql.identifier(schema)}."_person"`, sql`${sql.identifier(schema)}."_department"`]
  const mine = sql`select unnest(array_append(me.other_departments, me.department)) from ${people} me where me.id = ${person}::uuid`
  const all = reach === 'team' ? mine : sql`${mine} union select below.id from ${departments} below join mine on below.parent = mine.id`
  return sql`array(with recursive mine(id) as (${all}) select p.id from ${people} p
    where exists (select from mine where mine.id = p.department or mine.id = any(p.other_departments)))`
}
