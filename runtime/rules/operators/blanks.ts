import { sql } from 'drizzle-orm'
import type { OperatorName } from '../../../schemas/rules/operators/index.ts'
import { fullPath } from '../../../schemas/rules/tree.ts'
import type { SqlMeaning } from '../sql-meaning.ts'

export const blanks = {
  is_blank: { sql: (call) => sql`(${call.value(0)} is null)` },
  coalesce: { sql: (call) => sql`coalesce(${sql.join([...call.values()], sql`, `)})` },
  missing: {
    sql: (call) => {
      const names = call.node.args.map((arg, index) => {
        const name = arg.kind === 'field' ? fullPath(arg).join('.') : ''
        return sql`case when ${call.value(index)} is null then ${name}::text end`
      })
      return sql`nullif(array_remove(array[${sql.join(names, sql`, `)}], null), '{}')`
    },
  },
} satisfies Partial<Record<OperatorName, SqlMeaning>>
