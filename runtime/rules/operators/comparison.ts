import { sql, type SQL } from 'drizzle-orm'
import type { OperatorName } from '../../../schemas/rules/operators/index.ts'
import { commonType, elementOf, isTextual, type RuleType } from '../../../schemas/rules/rule-type.ts'
import type { RuleTree } from '../../../schemas/rules/tree.ts'
import type { RuleValue } from '../../../schemas/rules/values.ts'
import { fenced } from '../fragments.ts'
import { sqlLiteral } from '../sql-literal.ts'
import type { SqlCall, SqlMeaning } from '../sql-meaning.ts'

const equal: SqlMeaning = { sql: equality, nullIsFalse: true }
const notEqual: SqlMeaning = { sql: inequality }

export const comparison = {
  '==': equal,
  '===': equal,
  '!=': notEqual,
  '!==': notEqual,
  '<': inOrder(sql` < `),
  '<=': inOrder(sql` <= `),
  '>': inOrder(sql` > `),
  '>=': inOrder(sql` >= `),
  in: { sql: membership, nullIsFalse: true },
  includes: { sql: (call) => membership(swapped(call)), nullIsFalse: true },
} satisfies Partial<Record<OperatorName, SqlMeaning>>

/** A plain `=` wherever one side cannot be blank: only that can use an index. */
function equality(call: SqlCall): SQL {
  const [left, right] = call.node.args
  if (isNull(left)) return sql`(${call.value(1)} is null)`
  if (isNull(right)) return sql`(${call.value(0)} is null)`
  const [a, b] = [call.value(0), call.value(1)]
  if (isNeverBlank(left) || isNeverBlank(right)) return sql`(${a} = ${b})`
  // `is not distinct from` uses no index, and most questions about the user are whether a record is theirs.
  const isOwnership = (isUser(left) || isUser(right)) && !isCompound(left) && !isCompound(right)
  if (isOwnership) return sql`(${a} = ${b} or (${a} is null and ${b} is null))`
  return sql`(${a} is not distinct from ${b})`
}

function inequality(call: SqlCall): SQL {
  const [left, right] = call.node.args
  if (isNull(left)) return sql`(${call.value(1)} is not null)`
  if (isNull(right)) return sql`(${call.value(0)} is not null)`
  return sql`(${call.value(0)} is distinct from ${call.value(1)})`
}

const isUser = (tree?: RuleTree): boolean => tree?.kind === 'call' && tree.operator === 'user'

const isCompound = (tree?: RuleTree): boolean => tree?.kind === 'list' || (tree?.kind === 'call' && tree.args.length > 0)

const isNull = (tree?: RuleTree): boolean => tree?.kind === 'literal' && tree.value === null

function isNeverBlank(tree?: RuleTree): boolean {
  if (tree?.kind === 'literal') return tree.value !== null
  return tree?.kind === 'call' && (tree.operator === 'today' || tree.operator === 'now')
}

function inOrder(operator: SQL): SqlMeaning {
  const compare = (left: SQL, right: SQL, type?: RuleType) =>
    sql`${left}${operator}${right}${sql.raw(type && isTextual(type) ? ' collate "C"' : '')}`
  return {
    nullIsFalse: true,
    sql: (call) => {
      const [left, middle, right] = call.node.args
      const type = middle?.type
      if (!right) return sql`(${compare(call.value(0), call.value(1), type)})`
      const both = (value: SQL) =>
        sql`(${compare(call.value(0), value, left?.type)} and ${compare(value, call.value(2), right.type)})`
      return middle?.kind === 'call' ? fenced({ b: call.value(1) }, both(sql`_v.b`)) : both(call.value(1))
    },
  }
}

/** `in` with its arguments the other way round. */
const swapped = (call: SqlCall): SqlCall => ({
  ...call,
  node: { ...call.node, args: call.node.args.toReversed() },
  value: (index) => call.value(1 - index),
})

function membership(call: SqlCall): SQL {
  const [value, list] = call.node.args
  if (list && isTextual(list.type)) return sql`(strpos(${call.value(1)}, ${call.value(0)}) > 0)`
  if (list?.kind === 'literal') return amongFixed(call, value, list)
  // Unlike `= any`, this finds a blank where the list holds one.
  if (list?.kind === 'list') return sql`(array_position(${call.value(1)}, ${call.value(0)}) is not null)`
  return sql`(${call.value(0)} = any(${call.value(1)}))`
}

function amongFixed(call: SqlCall, value: RuleTree | undefined, list: RuleTree & { value: RuleValue }): SQL {
  const items: readonly RuleValue[] = Array.isArray(list.value) ? list.value : []
  const present = items.filter((item) => item !== null)
  if (present.length === items.length) return present.length === 0 ? sql`false` : equalsAny(call, present, value)
  if (present.length === 0) return sql`(${call.value(0)} is null)`
  if (value?.kind === 'call') return sql`(array_position(${arrayOf(items, list, value)}, ${call.value(0)}) is not null)`
  return sql`(${equalsAny(call, present, value)} or ${call.value(0)} is null)`
}

function equalsAny(call: SqlCall, items: readonly RuleValue[], value: RuleTree | undefined): SQL {
  const list = call.node.args[1]
  return sql`(${call.value(0)} = any(${arrayOf(items, list, value)}))`
}

function arrayOf(items: readonly RuleValue[], list: RuleTree | undefined, value: RuleTree | undefined): SQL {
  const element = (list && elementOf(list.type)) ?? { type: 'text' }
  const of = (value && commonType(value.type, element)) ?? element
  return sqlLiteral(items, { type: 'list', of })
}
