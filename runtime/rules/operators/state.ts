import { sql } from 'drizzle-orm'
import type { OperatorName } from '../../../schemas/rules/operators/index.ts'
import type { SqlMeaning } from '../sql-meaning.ts'

/** Rows that are stored are neither new nor changed: so a rule is asked whether they keep it as they are. */
export const state = {
  old: { sql: (call) => call.value(0) },
  is_new: { sql: () => sql`false` },
  changed: { sql: () => sql`false` },
  changed_to: { sql: () => sql`false` },
} satisfies Partial<Record<OperatorName, SqlMeaning>>
