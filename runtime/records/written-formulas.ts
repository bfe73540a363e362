import { sql, type SQL } from 'drizzle-orm'
import type { FieldValue } from '../../schemas/fields/field-type.ts'
import type { Caller } from '../caller.ts'
import { type Inputs, listed } from '../storage/statement.ts'
import type { Gate } from './gate.ts'
import { queryColumns } from './query/columns.ts'
import { momentInputs } from './query/moment.ts'

/** What a statement that writes a record answers of its formulas: they are reckoned from the row that it wrote. */
export interface WrittenFormulas {
  /** `, f0, f1 …` for the statement's select list; nothing where the caller reads no formula. */
  readonly selected: SQL
  /** ` left join …` behind the statement's last select. */
  readonly joined: SQL
  /** The inputs that they need beside those of the write. */
  inputs(now: Date): Inputs
  /** The values by field name, of a row that the statement answered. */
  read(row: object): Readonly<Record<string, FieldValue>>
}

/** The formulas of the record that a common table expression with all its columns has written. */
export function writtenFormulas(caller: Caller, gate: Gate, written: SQL): WrittenFormulas {
  const query = queryColumns(caller, gate)
  const columns = gate.object.formulas.flatMap(({ name }) => (gate.access.readable.has(name) ? (query.column([name]) ?? []) : []))
  if (columns.length === 0) return none
  const named = columns.map((column, index) => ({ ...column, name: `f${index}` }))
  return {
    selected: sql`, ${listed(named.map(({ name }) => sql`w.${sql.identifier(name)}`))}`,
    joined: sql` from (select) one left join (select ${listed(named.map(({ name, sql: value }) => sql`${value} as ${sql.identifier(name)}`))}
      from ${written} t ${query.joins()}) w on true`,
    inputs: (now) => momentInputs(caller, now),
    // The row has the columns that are selected above.
    read: (row) => Object.fromEntries(named.map(({ path, field, name }) => [path, field.decode((row as Readonly<Record<string, unknown>>)[name])])),
  }
}

const none: WrittenFormulas = { selected: sql``, joined: sql``, inputs: () => ({}), read: () => ({}) }
