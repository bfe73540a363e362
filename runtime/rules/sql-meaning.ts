import type { SQL } from 'drizzle-orm'
import type { Language } from '../../schemas/label.ts'
import type { CallNode } from '../../schemas/rules/tree.ts'

/**
 * What an operator does in SQL: the same as its `meaning` in JavaScript, value by value.
 * Blank is `null`; a text is never `''`. An argument may stand in the SQL only once: arguments hold arguments,
 * so SQL that repeats them would double with every level. What is needed twice goes through `fenced`.
 */
export interface SqlMeaning {
  sql(call: SqlCall): SQL
  /** The SQL of a condition is `null` where it means false. Where that matters, it is asked for with `is true`. */
  readonly nullIsFalse?: true
}

export interface SqlCall {
  readonly node: CallNode
  readonly world: SqlWorld
  /** The argument's value; of a condition true or false, never `null`. */
  value(index: number): SQL
  /** All arguments' values. */
  values(): readonly SQL[]
  /** The argument as a condition, which may be `null` where it means false. */
  condition(index: number): SQL
}

/** What an evaluation is told of the world, as values of a statement. */
export interface SqlWorld {
  /** timestamptz */
  readonly now: SQL
  /** date */
  readonly today: SQL
  /** uuid or null */
  readonly user: SQL
  /** text[], API names */
  readonly roles: SQL
  /** text */
  readonly zone: SQL
  /** What a statement is made for stands in it. */
  readonly weekStart: number
  readonly fiscalYearStart: number
  readonly language: Language
}
