import { sql, type SQL } from 'drizzle-orm'
import type { ObjectPlan, Plan } from '../../compile/plan.ts'
import { columnOf, listed } from '../../storage/statement.ts'

interface Membership {
  readonly object: ObjectPlan
  readonly alias: string
  readonly person: SQL
  readonly right: 'read' | 'update'
}

/**
 * That somebody is in the team of the record behind an alias, or of one that shares its team with it by a lookup: one hop. The records of
 * a person ask nothing of the statement around them, so they are found once.
 */
export function memberCondition({ schema, context }: Plan, { object, alias, person, right }: Membership): SQL {
  const rights = right === 'update' ? [sql`'update'`] : [sql`'read'`, sql`'update'`]
  const records = sql`array(select m.record from ${sql.identifier(schema)}."_record_member" m where m.person = ${person}
    and m."right" in (${listed(rights)}) and (m.until is null or m.until >= (now() at time zone ${context.zone}::text)::date))`
  const columns = [...(object.definition.team ? ['id'] : []), ...object.teamLinks().map(({ name }) => name)]
  return sql`(${sql.join(columns.map((name) => sql`${columnOf(alias, name)} = any(${records})`), sql` or `)})`
}
