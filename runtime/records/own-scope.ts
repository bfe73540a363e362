import { sql, type SQL } from 'drizzle-orm'
import type { RightScope } from '../../schemas/roles/role.ts'
import type { ObjectPlan } from '../compile/plan.ts'
import { columnOf, input } from '../storage/statement.ts'

/**
 * Whose a record is, of the record behind an alias: its owner or, where it belongs to another record, the owner of that one.
 */
export function ownerColumn({ parent }: ObjectPlan, alias: string): SQL {
  if (!parent) return columnOf(alias, 'owner')
  const [above, own] = [parent.object(), `${alias}p`]
  return sql`(select ${ownerColumn(above, own)} from ${above.table} ${sql.identifier(own)} where ${columnOf(own, 'id')} = ${columnOf(alias, parent.field.name)})`
}

/** What holds a statement to the records that a scope reaches, of the record behind an alias: nothing where it reaches all. */
export const ownCondition = (object: ObjectPlan, scope: RightScope, alias: string): readonly SQL[] =>
  scope === 'own' ? [sql`${ownerColumn(object, alias)} = ${input('actor', 'uuid')}`] : []

/** The same, behind conditions that a statement has already. */
export const andOwn = (object: ObjectPlan, scope: RightScope, alias: string): SQL =>
  sql.join(ownCondition(object, scope, alias).map((condition) => sql` and ${condition}`))
