import { sql, type SQL } from 'drizzle-orm'
import { limits } from '../../../schemas/rules/limits.ts'
import type { OperatorName } from '../../../schemas/rules/operators/index.ts'
import { patternOf } from '../../../schemas/rules/operators/matches.ts'
import { plainNumberPattern } from '../../../schemas/rules/operators/number-of.ts'
import { optionLabels } from '../../../schemas/rules/operators/option-label.ts'
import { furthestPosition } from '../../../schemas/rules/operators/substr.ts'
import { whiteSpace } from '../../../schemas/rules/text.ts'
import { lowered, uppered } from '../case-function.ts'
import { fenced } from '../fragments.ts'
import type { SqlCall, SqlMeaning } from '../sql-meaning.ts'

export const text = {
  contains: matching((whole, part) => sql`(strpos(${whole}, ${part}) > 0)`),
  starts_with: matching((whole, part) => sql`starts_with(${whole}, ${part})`),
  ends_with: matching((whole, part) => sql`starts_with(reverse(${whole}), reverse(${part}))`),
  matches: { sql: matchesPattern, nullIsFalse: true },
  lower: { sql: (call) => lowered(call.value(0)) },
  upper: { sql: (call) => uppered(call.value(0)) },
  trim: { sql: (call) => sql`nullif(btrim(${call.value(0)}, ${whiteSpace}::text), '')` },
  length: { sql: (call) => sql`coalesce(char_length(${call.value(0)}), 0)` },
  substr: { sql: partOf },
  left: { sql: (call) => sql`nullif(left(${call.value(0)}, ${position(call.value(1))}), '')` },
  right: { sql: (call) => sql`nullif(right(${call.value(0)}, ${position(call.value(1))}), '')` },
  find: { sql: (call) => sql`(nullif(strpos(${call.value(0)}, ${call.value(1)}), 0) - 1)` },
  replace: { sql: replaced },
  text_of: { sql: (call) => asText(call, 0) },
  // What `substring` does not find is null, so only numbers are cast.
  number_of: { sql: (call) => sql`substring(${call.value(0)} collate "C" from ${plainNumberPattern}::text)::numeric` },
  cat: {
    sql: (call) => {
      const parts = call.node.args.map((_, index) => asText(call, index))
      return sql`nullif(array_to_string(array[${sql.join(parts, sql`, `)}], ''), '')`
    },
  },
  option_label: { sql: labelOf },
} satisfies Partial<Record<OperatorName, SqlMeaning>>

/** A condition about two texts, with the flag that ignores their case. */
function matching(condition: (whole: SQL, part: SQL) => SQL): SqlMeaning {
  return {
    nullIsFalse: true,
    sql: (call) => {
      const flag = call.node.args[2]
      const ignoring = flag?.kind === 'literal' && flag.value === true
      const [whole, part] = [call.value(0), call.value(1)]
      return ignoring ? condition(lowered(whole), lowered(part)) : condition(whole, part)
    },
  }
}

/** Collation "C" makes Postgres read ranges and classes by code point. */
function matchesPattern(call: SqlCall): SQL {
  const { pattern, isIgnoringCase } = patternOf(call.node)
  const whole = isIgnoringCase ? lowered(call.value(0)) : call.value(0)
  return sql`(${whole} collate "C" ~ ${pattern}::text)`
}

/** As on the wire, whatever the session's settings are: numbers in full without zeros at the end, moments in UTC. */
function asText(call: SqlCall, index: number): SQL {
  const value = call.value(index)
  switch (call.node.args[index]?.type.type) {
    case 'integer':
    case 'decimal':
      return sql`trim_scale(${value}::numeric)::text`
    case 'date':
      return sql`to_char(${value}, 'YYYY-MM-DD')`
    case 'datetime':
      return sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
    default:
      return sql`${value}::text`
  }
}

/** JavaScript gives up on a text that grows too long; here it becomes blank before it fills the memory. */
function replaced(call: SqlCall): SQL {
  const values = { t: call.value(0), p: sql`coalesce(${call.value(1)}, '')`, b: sql`coalesce(${call.value(2)}, '')` }
  const found = sql`((char_length(_v.t) - char_length(replace(_v.t, _v.p, ''))) / nullif(char_length(_v.p), 0))`
  const grown = sql`char_length(_v.t) + coalesce(${found}::bigint * (char_length(_v.b) - char_length(_v.p)), 0)`
  return fenced(values, sql`case when ${grown} <= ${limits.text} then nullif(replace(_v.t, _v.p, _v.b), '') end`)
}

function partOf(call: SqlCall): SQL {
  const values = { t: call.value(0), s: position(call.value(1)) }
  const from = sql`case when _v.s < 0 then greatest(char_length(_v.t) + _v.s, 0) else _v.s end`
  if (call.node.args.length < 3) return fenced(values, sql`nullif(substr(_v.t, ${from} + 1), '')`)
  const length = sql`case when _v.n < 0 then greatest(char_length(_v.t) + _v.n - (${from}), 0) else _v.n end`
  return fenced({ ...values, n: position(call.value(2)) }, sql`nullif(substr(_v.t, ${from} + 1, ${length}), '')`)
}

/** As `int`, no further than any text is long. A blank stays blank. */
function position(value: SQL): SQL {
  const furthest = sql.raw(String(furthestPosition))
  return fenced({ p: value }, sql`case when _v.p is not null then least(greatest(_v.p, -${furthest}), ${furthest})::int end`)
}

function labelOf(call: SqlCall): SQL {
  const labels = [...optionLabels(call.node, call.world.language)]
  if (labels.length === 0) return call.value(0)
  const cases = labels.map(([value, shown]) => sql` when ${value}::text then ${shown}::text`)
  return fenced({ o: call.value(0) }, sql`case _v.o${sql.join(cases)} else _v.o end`)
}
