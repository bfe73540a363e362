import { sql } from 'drizzle-orm'
import type { OperatorName } from '../../../schemas/rules/operators/index.ts'
import type { SqlMeaning } from '../sql-meaning.ts'
import { blanks } from './blanks.ts'
import { comparison } from './comparison.ts'
import { dates } from './dates.ts'
import { logic } from './logic.ts'
import { numbers } from './numbers.ts'
import { state } from './state.ts'
import { text } from './text.ts'

/** What every operator does in SQL; one that lacks its meaning fails to compile. */
export const sqlMeanings: Readonly<Record<OperatorName, SqlMeaning>> = {
  ...comparison,
  ...logic,
  ...blanks,
  ...text,
  ...numbers,
  ...dates,
  has_role: { sql: (call) => sql`(${call.value(0)} = any(${call.world.roles}))` },
  ...state,
  user: { sql: ({ world }) => sql`${world.user}` },
}
