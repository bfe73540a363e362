import { is, Placeholder, sql, type SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Sql, TransactionSql } from 'postgres'

/** A statement printed once: its text and, in the order of `$1 $2 …`, the name of an input or a fixed value. */
export interface Statement {
  readonly text: string
  readonly parameters: readonly Parameter[]
}

type Parameter = { readonly input: string } | { readonly fixed: unknown }

/** Where statements run: a pool or a transaction. */
export type Runner = Sql | TransactionSql

/** Values of the inputs, in the form the driver takes: texts for exact numbers and moments, JSON as text. */
export type Inputs = Readonly<Record<string, unknown>>

const dialect = new PgDialect()

/** Prints a fragment once; whoever makes it keeps it in the plan's memo. */
export function compileStatement(fragment: SQL): Statement {
  const { sql: text, params } = dialect.sqlToQuery(fragment)
  const parameters = params.map((param) => (is(param, Placeholder) ? { input: param.name } : { fixed: param }))
  return withoutRepetition({ text, parameters })
}

/** Drizzle numbers every mention; an input that is mentioned often is sent once. */
function withoutRepetition({ text, parameters }: Statement): Statement {
  const firsts = parameters.filter((parameter, index) => isFirst(parameter, parameters.slice(0, index)))
  const positions = parameters.map((parameter) => firsts.findIndex((first) => isSame(first, parameter)) + 1)
  // Values are parameters and names have no `$`, so nothing else in the text looks like one.
  return { text: text.replace(/\$(\d+)/g, (_, number) => `$${positions[Number(number) - 1]}`), parameters: firsts }
}

const isFirst = (parameter: Parameter, before: readonly Parameter[]): boolean => !before.some((each) => isSame(each, parameter))

/** Two fixed values stay apart: each has the type of the place where it stands. */
const isSame = (a: Parameter, b: Parameter): boolean => a === b || ('input' in a && 'input' in b && a.input === b.input)

/** Runs a statement, prepared on its connection. It is sent even if nobody waits for it: statements of one transaction that are asked at once share a round trip. */
export function runStatement<Row>(runner: Runner, statement: Statement, inputs: Inputs = {}): Promise<Row[]> {
  const values = statement.parameters.map((parameter) => ('input' in parameter ? inputOf(inputs, parameter.input) : parameter.fixed))
  // Without parameters postgres.js would use the simple protocol, which prepares nothing.
  return runner.unsafe<Row[] & object[]>(statement.text, values as never[], { prepare: true, simple: false } as never).execute() as unknown as Promise<Row[]>
}

/** Sends a statement that nobody waits for: what comes next shares its round trip. Where it fails, the transaction does, at its commit at the latest. */
export const sendStatement = (runner: TransactionSql, statement: Statement, inputs: Inputs = {}): void => void runStatement(runner, statement, inputs).catch(() => undefined)

function inputOf(inputs: Inputs, name: string): unknown {
  if (!(name in inputs)) throw new Error(`no value for the input ${name}`)
  return inputs[name]
}

/** A value that is given when the statement runs; the cast tells Postgres its type where nothing else does. */
export const input = (name: string, sqlType: string): SQL => sql`${sql.placeholder(name)}::${sql.raw(sqlType)}`

/** A column of an alias. Both names come from the plan. */
export const columnOf = (alias: string, column: string): SQL => sql`${sql.identifier(alias)}.${sql.identifier(column)}`

/** Fragments with commas between them. */
export const listed = (fragments: readonly SQL[]): SQL => sql.join([...fragments], sql`, `)
