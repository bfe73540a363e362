import { sql, type SQL } from 'drizzle-orm'
import type { Caller } from '../caller.ts'
import type { FieldPlan } from '../compile/plan.ts'
import { attachExpressions } from '../files/attach-files.ts'
import { searchColumn } from '../storage/columns.ts'
import { compileStatement, input, listed, type Statement } from '../storage/statement.ts'
import { changeExpressions } from './change.ts'
import type { Gate } from './gate.ts'
import { linkAnswers, linkedFields, type LinkedField, linkExpressions, linksHold } from './links.ts'
import { counterExpressions, numberedSearch, numberedValue, numberingFields } from './numbering.ts'
import { type WrittenFormulas, writtenFormulas } from './written-formulas.ts'

/** The statement that creates a record of an object, with the links it answers about. */
export interface CreateStatement {
  readonly statement: Statement
  readonly links: readonly LinkedField[]
  readonly formulas: WrittenFormulas
}

/** What the statement answers. `written` is 0 when the plan is stale or a link found no target. */
export interface CreatedRow {
  readonly plan: number
  readonly written: number
  /** Titles of the links' targets by field name. */
  readonly links: Readonly<Record<string, string | null>>
  readonly found?: readonly boolean[]
  /** Values that the system numbered, by field name. */
  readonly numbers: Readonly<Record<string, string>>
}

/** The fields that a create sets by inputs: all but those that the system fills, and rows, which are records of their own. */
export const writtenFields = ({ object }: Gate): readonly FieldPlan[] =>
  [...object.byName.values()].filter(({ isGiven, rows }) => isGiven && !rows)

/** Prints the statement for everybody with the caller's access: links differ by what may be read. */
export function createStatement(caller: Caller, gate: Gate): CreateStatement {
  const { plan } = caller
  const { object } = gate
  const links = linkedFields(caller, writtenFields(gate))
  const numbers = numberingFields(object)
  const admitted = sql`live.number = ${plan.release} and ${linksHold(links)}`
  const columns = insertedColumns(gate, numbers)
  const formulas = writtenFormulas(caller, gate, sql`ins`)
  const numberNames = numbers.map((field) => sql`${sql.identifier(field.name)}`)
  const fragment = sql`
    with live as materialized (select number from ${sql.identifier(plan.schema)}."_live")${linkExpressions(links)}${counterExpressions(plan.schema, numbers, admitted)},
    ins as (
      insert into ${object.table} (${listed(columns.map(({ name }) => sql`${sql.identifier(name)}`))})
      select ${listed(columns.map(({ value }) => value))} from live where ${admitted}
      returning ${object.formulas.length > 0 ? sql`*` : listed([sql`id`, sql`version`, ...numberNames])}),
    ${changeExpressions(plan, { op: 'create', objectId: object.id, from: sql`ins`, changed: changedWith(numbers) })}${attachExpressions(plan, object, { written: object.files, from: sql`ins` })}
    select (select number from live) as plan, (select count(*)::int from ins) as written, ${numbersAnswer(numbers)}, ${linkAnswers(links)}${formulas.selected}${formulas.joined}`
  return { statement: compileStatement(fragment), links, formulas }
}

const insertedColumns = (gate: Gate, numbers: readonly FieldPlan[]): readonly { name: string; value: SQL }[] => [
  { name: 'id', value: input('id', 'uuid') },
  { name: 'version', value: sql`1` },
  { name: 'created_at', value: input('now', 'timestamptz') },
  { name: 'created_by', value: input('actor', 'uuid') },
  { name: 'updated_at', value: input('now', 'timestamptz') },
  { name: 'updated_by', value: input('actor', 'uuid') },
  { name: searchColumn, value: numberedSearch(numbers) },
  ...writtenFields(gate).map((field) => ({ name: field.name, value: input(field.name, field.sqlType) })),
  ...numbers.map((field, index) => ({ name: field.name, value: numberedValue(field, index) })),
]

/** The values that were sent, and those that the statement itself numbered. */
const changedWith = (numbers: readonly FieldPlan[]): SQL =>
  sql.join(
    [
      input('changed', 'jsonb'),
      ...numbers.map((field) => sql`jsonb_build_object(${field.id}::text, jsonb_build_object('old', null, 'new', ${sql.identifier(field.name)}))`),
    ],
    sql` || `,
  )

const numbersAnswer = (numbers: readonly FieldPlan[]): SQL =>
  numbers.length === 0
    ? sql`'{}'::jsonb as numbers`
    : sql`(select jsonb_build_object(${sql.join(
        numbers.map((field) => sql`${field.name}::text, ${sql.identifier(field.name)}`),
        sql`, `,
      )}) from ins) as numbers`
