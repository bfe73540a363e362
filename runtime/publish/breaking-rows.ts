import { sql, type SQL } from 'drizzle-orm'
import { ruleTypeOf } from '../../schemas/fields/field.ts'
import type { RuleContext } from '../../schemas/rules/values.ts'
import { castTo, sqlLiteral } from '../rules/sql-literal.ts'
import { conditionOfRule } from '../rules/sql-of-rule.ts'
import { columnOf } from '../storage/statement.ts'
import type { ReadField, RefusedCondition } from './rule-demands.ts'
import type { StoredTables } from './stored-tables.ts'

/** Stored records that meet a condition, as it reads the tables of before the publish. */
export interface BreakingRows {
  /** `left join …` for every relation that the condition reads over. */
  readonly joins: SQL
  readonly condition: SQL
}

/** The alias of the record itself. */
export const recordAlias = 'record'

/**
 * The records that a rule refuses, in SQL. Fields that have no column yet are blank in every record; columns whose field
 * gets another type are read as that type.
 */
export function breakingRows({ tree, paths }: RefusedCondition, { stored, schema, context }: { stored: StoredTables; schema: string; context: RuleContext }): BreakingRows {
  const joins = new Map<string, { readonly alias: string; readonly text: SQL }>()
  const columnAt = (path: readonly string[]): SQL => {
    const steps = paths.get(path.join('.')) ?? []
    let alias = recordAlias
    for (const [index, step] of steps.slice(0, -1).entries()) {
      const target = steps[index + 1]
      const joined = target && join(path.slice(0, index + 1).join('.'), { step, target, alias })
      if (joined === undefined) return blankOf(steps.at(-1))
      alias = joined
    }
    return valueOf(steps.at(-1), alias)
  }
  const join = (key: string, { step, target, alias }: { step: ReadField; target: ReadField; alias: string }): string | undefined => {
    const known = joins.get(key)
    if (known) return known.alias
    const table = stored.table(target.object.id)
    const link = stored.column(step.object.id, step.field.id)
    if (table === undefined || link === undefined) return undefined
    const next = `j${joins.size + 1}`
    joins.set(key, { alias: next, text: sql`left join ${sql.identifier(schema)}.${sql.identifier(table)} ${sql.identifier(next)} on ${columnOf(next, 'id')} = ${columnOf(alias, link)}` })
    return next
  }
  const valueOf = (step: ReadField | undefined, alias: string): SQL => {
    const column = step && stored.column(step.object.id, step.field.id)
    if (!step || column === undefined) return blankOf(step)
    const was = stored.live(step.object.id)?.fields.find(({ id }) => id === step.field.id)
    return !was || was.type === step.field.type ? columnOf(alias, column) : castTo(columnOf(alias, column), ruleTypeOf(step.field))
  }
  const condition = conditionOfRule(tree, columnAt, context)
  return { joins: sql.join([...joins.values()].map(({ text }) => text), sql` `), condition }
}

const blankOf = (step: ReadField | undefined): SQL => sqlLiteral(null, step ? ruleTypeOf(step.field) : { type: 'text' })
