import { sql, type SQL } from 'drizzle-orm'
import type { OperatorName } from '../../../schemas/rules/operators/index.ts'
import { scaleWithin } from '../../../schemas/rules/operators/round.ts'
import { balanced, fenced } from '../fragments.ts'
import { powered } from '../power-function.ts'
import type { SqlCall, SqlMeaning } from '../sql-meaning.ts'

export const numbers = {
  '+': { sql: (call) => balanced(exact(call), sql` + `) },
  '*': { sql: (call) => balanced(exact(call), sql` * `) },
  '-': { sql: (call) => (call.node.args.length === 1 ? sql`(- ${exactAt(call, 0)})` : balanced(exact(call), sql` - `)) },
  // Division of numerics is not exact, multiplication is: 21 decimals are cut off exactly, then the last one is rounded away.
  '/': { sql: (call) => sql`(round(div(${exactAt(call, 0)} * 1e21, nullif(${exactAt(call, 1)}, 0)) * 0.1) * 1e-20)` },
  '%': { sql: (call) => sql`mod(${exactAt(call, 0)}, nullif(${exactAt(call, 1)}, 0))` },
  min: { sql: (call) => extreme(call, sql`min`) },
  max: { sql: (call) => extreme(call, sql`max`) },
  abs: { sql: (call) => sql`abs(${exactAt(call, 0)})` },
  round: { sql: (call) => sql`round(${exactAt(call, 0)}, ${sql.raw(String(decimalsOf(call)))})` },
  floor: { sql: (call) => sql`floor(${exactAt(call, 0)})` },
  ceil: { sql: (call) => sql`ceil(${exactAt(call, 0)})` },
  power: { sql: (call) => powered(exactAt(call, 0), exactAt(call, 1)) },
  mod: { sql: (call) => fenced({ a: exactAt(call, 0), b: sql`nullif(${exactAt(call, 1)}, 0)` }, sql`mod(mod(_v.a, _v.b) + _v.b, _v.b)`) },
} satisfies Partial<Record<OperatorName, SqlMeaning>>

/** Whole numbers become numerics too: bigint arithmetic fails where its result does not fit. */
const exactAt = (call: SqlCall, index: number): SQL => sql`${call.value(index)}::numeric`

const exact = (call: SqlCall): readonly SQL[] => call.node.args.map((_, index) => exactAt(call, index))

function decimalsOf({ node }: SqlCall): number {
  const decimals = node.args[1]
  return decimals?.kind === 'literal' ? scaleWithin(Number(decimals.value)) : 0
}

/** `least` and `greatest` pass over nulls; here one blank makes the result blank. */
function extreme(call: SqlCall, aggregate: SQL): SQL {
  const rows = call.values().map((value) => sql`(${value})`)
  const all = sql.raw(String(rows.length))
  const best = sql`case when count(_m.v) = ${all} then ${aggregate}(_m.v) end`
  return sql`(select ${best} from (values ${sql.join(rows, sql`, `)}) as _m(v))`
}
