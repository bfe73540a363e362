import { sql, type SQL } from 'drizzle-orm'
import { isNumeric } from '../../../schemas/rules/operators/truth.ts'
import type { OperatorName } from '../../../schemas/rules/operators/index.ts'
import type { SqlCall, SqlMeaning } from '../sql-meaning.ts'

export const logic = {
  and: { sql: (call) => joined(call, sql` and `), nullIsFalse: true },
  or: { sql: (call) => joined(call, sql` or `), nullIsFalse: true },
  '!!': { sql: truth, nullIsFalse: true },
  '!': { sql: (call) => sql`(${truth(call)} is not true)` },
  if: { sql: choice },
} satisfies Partial<Record<OperatorName, SqlMeaning>>

const joined = (call: SqlCall, by: SQL): SQL => sql`(${sql.join(call.node.args.map((_, index) => call.condition(index)), by)})`

/** What counts as true where any value may stand; null counts as false. */
function truth(call: SqlCall): SQL {
  const type = call.node.args[0]?.type ?? { type: 'boolean' }
  if (type.type === 'boolean') return call.condition(0)
  return isNumeric(type) ? sql`(${call.value(0)} <> 0)` : sql`(${call.value(0)} is not null)`
}

function choice(call: SqlCall): SQL {
  const { args } = call.node
  const branches = args.flatMap((_, index) =>
    index % 2 === 1 ? [sql` when ${call.condition(index - 1)} then ${call.value(index)}`] : [])
  const otherwise = args.length % 2 === 1 ? sql` else ${call.value(args.length - 1)}` : sql``
  return sql`(case${sql.join(branches)}${otherwise} end)`
}
