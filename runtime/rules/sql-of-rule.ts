import { is, sql, SQL } from 'drizzle-orm'
import type { Language } from '../../schemas/label.ts'
import { boundOf } from '../../schemas/rules/room.ts'
import type { CallNode, Reckoning, RuleTree } from '../../schemas/rules/tree.ts'
import { fenced, safeInteger } from './fragments.ts'
import { sqlMeanings } from './operators/index.ts'
import { sqlLiteral, textArray } from './sql-literal.ts'
import type { SqlCall, SqlWorld } from './sql-meaning.ts'

/** The column of a path, as the statement around the rule reaches it: over joins, where the path has relations. */
export type RuleColumns = (path: readonly string[]) => SQL

/**
 * What an evaluation is told of the world: plain values, which become parameters, or SQL such as a placeholder,
 * so that one statement serves many evaluations. A `RuleContext` fits.
 */
export interface SqlContext {
  readonly now: string | SQL
  readonly today: string | SQL
  readonly user: string | SQL | null
  readonly roles: readonly string[] | SQL
  readonly zone: string | SQL
  readonly weekStart: number
  readonly fiscalYearStart: number
  readonly language: Language
}

/**
 * A checked rule as an SQL expression that gives what `compileRule` gives, with `null` for blank. What operators decide
 * is true or false and never `null`, so it may be negated or selected. Filters use `conditionOfRule`; this is what proves
 * that SQL and JavaScript give the same values.
 */
export function sqlOfRule(tree: RuleTree, columns: RuleColumns, context: SqlContext): SQL {
  const value = printer(columns, context).value(tree)
  return tree.type.type === 'integer' && tree.kind === 'call' ? safeInteger(value) : value
}

/**
 * A checked condition for `where`, which takes `null` for false. It may be `null` where it means false,
 * so it can use indexes, and must not be negated.
 */
export function conditionOfRule(tree: RuleTree, columns: RuleColumns, context: SqlContext): SQL {
  return printer(columns, context).condition(tree)
}

interface Printer {
  value(tree: RuleTree): SQL
  condition(tree: RuleTree): SQL
}

function printer(columns: RuleColumns, context: SqlContext): Printer {
  const world = worldOf(context)
  const callOf = (node: CallNode): SqlCall => ({
    node,
    world,
    value: (index) => value(argumentOf(node, index)),
    values: () => node.args.map(value),
    condition: (index) => condition(argumentOf(node, index)),
  })
  const condition = (tree: RuleTree): SQL =>
    tree.kind === 'call' ? sqlMeanings[tree.operator].sql(callOf(tree)) : value(tree)
  const value = (tree: RuleTree): SQL => {
    switch (tree.kind) {
      case 'literal':
        return sqlLiteral(tree.value, tree.type)
      case 'field':
        if (tree.formula) return reckoned(tree.formula)
        if (tree.part !== undefined) return partOf(columns(tree.path), tree.part)
        // A list without elements is blank, whether it is stored as null or as empty.
        return isList(tree) ? sql`nullif(${columns(tree.path)}, '{}')` : sql`${columns(tree.path)}`
      case 'list':
        return sql`array[${sql.join(tree.items.map(value), sql`, `)}]`
      case 'call':
        return sqlMeanings[tree.operator].nullIsFalse ? sql`coalesce(${condition(tree)}, false)` : condition(tree)
    }
  }
  const reckoned = ({ tree, room }: Reckoning): SQL => {
    const result = tree.type.type === 'integer' ? safeInteger(value(tree)) : value(tree)
    if (!room) return result
    const fits = 'characters' in room ? sql`length(_v.f) <= ${room.characters}::int` : sql`abs(_v.f) < ${boundOf(room.whole)}::numeric`
    return fenced({ f: result }, sql`case when ${fits} then _v.f end`)
  }
  return { value, condition }
}

/** A part of a stored value that has parts; it compares by code point, as columns of text do. */
export const partOf = (column: SQL, part: string): SQL => sql`(${column} ->> ${part}::text) collate "C"`

const isList = (tree: RuleTree): boolean => tree.type.type === 'options' || tree.type.type === 'list' || tree.type.type === 'files'

function argumentOf(node: CallNode, index: number): RuleTree {
  const tree = node.args[index]
  if (!tree) throw new Error(`${node.operator} has no argument ${index}`)
  return tree
}

const worldOf = ({ now, today, user, roles, zone, weekStart, fiscalYearStart, language }: SqlContext): SqlWorld => ({
  now: sql`${now}::timestamptz`,
  today: sql`${today}::date`,
  user: user === null ? sql`null::uuid` : sql`${user}::uuid`,
  roles: sql`${is(roles, SQL) ? roles : textArray(roles)}::text[]`,
  zone: sql`${zone}::text`,
  weekStart,
  fiscalYearStart,
  language,
})
