import { sql, type SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Sql } from 'postgres'
import { conditionOfRule, sqlOfRule } from '../../../runtime/rules/sql-of-rule.ts'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import { type CompiledRule, compileRule } from '../../../schemas/rules/compile.ts'
import { canonicalDecimal } from '../../../schemas/rules/decimal.ts'
import { childrenOf, type RuleTree } from '../../../schemas/rules/tree.ts'
import { isRuleFailure, type RuleContext, type RuleResult } from '../../../schemas/rules/values.ts'
import { testScope } from './fields.ts'
import { type Row, ruleValuesOf } from './rows.ts'
import { proofColumn, proofTables } from './tables.ts'

/** A rule ready for both engines. */
export interface Expression {
  readonly rule: unknown
  readonly tree: RuleTree
  readonly compiled: CompiledRule
}

/** A rule whose value differs between the engines, with what it read. */
export interface Difference {
  readonly rule: unknown
  readonly values: unknown
  readonly context: RuleContext
  readonly javascript: string | null
  readonly sql: string | null
}

export function expressionOf(rule: unknown): Expression {
  const checked = checkRule(rule, testScope)
  if (isRefused(checked)) throw new Error(`refused: ${JSON.stringify(rule)} ${JSON.stringify(checked.issues)}`)
  return { rule, tree: checked.tree, compiled: compileRule(checked.tree) }
}

/** Compares the engines on every expression over every stored row with an id of `from` to `to`. */
export async function differencesOf(db: Sql, batch: Batch): Promise<readonly Difference[]> {
  const answers = await answersOf(db, batch)
  return batch.expressions.flatMap((expression, index) => {
    const answer = answers[index]
    if (answer instanceof Error) return [differenceOf(batch, expression, { row: 0, answer: `error: ${answer.message}` })]
    return (answer ?? []).flatMap((found, offset) => {
      const row = batch.from + offset
      return found === expectedOf(batch, expression, row) ? [] : [differenceOf(batch, expression, { row, answer: found })]
    })
  })
}

export interface Batch {
  readonly expressions: readonly Expression[]
  readonly rows: readonly Row[]
  readonly from: number
  readonly to: number
  readonly context: RuleContext
}

/** Names of all operators that the expression uses. */
export const operatorsIn = (tree: RuleTree): readonly string[] =>
  [...(tree.kind === 'call' ? [tree.operator] : []), ...childrenOf(tree).flatMap(operatorsIn)]

type Answer = readonly (string | null)[]

/** One answer a row for each expression, or the error that it met. Asked for together; one by one after an error. */
async function answersOf(db: Sql, batch: Batch): Promise<readonly (Answer | Error)[]> {
  try {
    return await ask(db, batch)
  } catch (error) {
    if (batch.expressions.length === 1) return [error as Error]
    const alone = []
    for (const expression of batch.expressions) alone.push(...(await answersOf(db, { ...batch, expressions: [expression] })))
    return alone
  }
}

async function ask(db: Sql, { expressions, from, to, context }: Batch): Promise<readonly Answer[]> {
  const selected = expressions.map(({ tree }, index) => sql`${shown(tree, context)} as ${sql.identifier(`e${index}`)}`)
  const query = sql`select ${sql.join(selected, sql`, `)} from ${proofTables} where r.id between ${from} and ${to} order by r.id`
  const { sql: text, params } = new PgDialect().sqlToQuery(query)
  const found = await db.unsafe<Record<string, string | null>[]>(text, params as never[])
  return expressions.map((_, index) => found.map((row) => row[`e${index}`] ?? null))
}

/** The value as text; of a condition also whether `where` would take the row. */
function shown(tree: RuleTree, context: RuleContext): SQL {
  const value = sqlOfRule(tree, proofColumn, context)
  switch (tree.type.type) {
    case 'boolean':
      return sql`(${value}::text || case when ${conditionOfRule(tree, proofColumn, context)} then ' taken' else ' left' end)`
    case 'decimal':
      return sql`trim_scale(${value}::numeric)::text`
    case 'date':
      return sql`to_char(${value}, 'YYYY-MM-DD')`
    case 'datetime':
      return sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
    case 'options':
    case 'list':
      return sql`array_to_json(${value})::text`
    default:
      return sql`${value}::text`
  }
}

function expectedOf({ rows, context }: Batch, { tree, compiled }: Expression, row: number): string | null {
  const stored = rows[row]
  return stored ? textOf(compiled(ruleValuesOf(stored), context), tree) : null
}

function textOf(value: RuleResult, tree: RuleTree): string | null {
  if (value === null) return null
  if (isRuleFailure(value)) return value.error
  if (typeof value === 'boolean') return `${value} ${value ? 'taken' : 'left'}`
  if (typeof value !== 'object') return tree.type.type === 'decimal' ? canonicalDecimal(String(value)) : String(value)
  return JSON.stringify(value)
}

function differenceOf(batch: Batch, expression: Expression, { row, answer }: { row: number; answer: string | null }): Difference {
  const stored = batch.rows[row]
  const values = stored ? ruleValuesOf(stored) : {}
  const reads = checkRule(expression.rule, testScope)
  const read = isRefused(reads) ? [] : reads.reads.map((name) => [name, values[name] ?? null])
  return { rule: expression.rule, values: Object.fromEntries(read), context: batch.context, javascript: expectedOf(batch, expression, row), sql: answer }
}
