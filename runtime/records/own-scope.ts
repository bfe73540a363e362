import { sql, type SQL } from 'drizzle-orm'
import type { RightScope } from '../../schemas/roles/role.ts'
import { columnOf, input } from '../storage/statement.ts'

/** What holds a statement to the records that a scope reaches, of the record behind an alias: nothing where it reaches all. */
export const ownCondition = (scope: RightScope, alias: string): readonly SQL[] =>
  scope === 'own' ? [sql`${columnOf(alias, 'owner')} = ${input('actor', 'uuid')}`] : []

/** The same, behind conditions that a statement has already. */
export const andOwn = (scope: RightScope, alias: string): SQL => sql.join(ownCondition(scope, alias).map((condition) => sql` and ${condition}`))
