import { sql } from 'drizzle-orm'
import type { HistoryEntry } from '../../../schemas/api/record.ts'
import { labelIn } from '../../../schemas/label.ts'
import type { Caller } from '../../caller.ts'
import type { SubTable } from '../../compile/plan.ts'
import { columnOf, compileStatement, input, runStatement, type Statement } from '../../storage/statement.ts'
import type { Gate } from '../gate.ts'
import { callerInputs } from '../query/moment.ts'
import { andReached } from '../reach-condition.ts'
import { visibleSubTables } from './stored-rows.ts'

/** Rows of a record whose changes its history tells, the newest of them. */
const mostMembers = 1_000

/** A row in the history of the record that it belongs to. */
export interface HistoryRow {
  readonly child: Gate
  readonly row: NonNullable<HistoryEntry['row']>
}

/** The rows of a record by their ids, removed ones too, as far as the caller may see them. */
export async function membersOf(caller: Caller, gate: Gate, id: string): Promise<ReadonlyMap<string, HistoryRow>> {
  const found = new Map<string, HistoryRow>()
  for (const { table, child } of visibleSubTables(caller, gate)) {
    const rows = await runStatement<{ id: string; title: string | null }>(caller.workspace.data.sql, membersStatement(caller, table, child), { parent: id, ...callerInputs(caller) })
    const label = labelIn(table.definition.label, caller.person.language, caller.plan.settings.languages[0])
    for (const row of rows) found.set(row.id, { child, row: { field: table.name, label, id: row.id, title: row.title ?? '' } })
  }
  return found
}

function membersStatement(caller: Caller, { id, rows }: SubTable, child: Gate): Statement {
  return caller.plan.memo(`history:rows:${id}:${caller.access.key}`, () => {
    const { object } = child
    const title = child.access.readable.has(object.title.name) ? sql`${columnOf('t', object.title.name)}::text` : sql`null::text`
    return compileStatement(sql`select t.id, ${title} as title from ${object.table} t
      where ${columnOf('t', rows.field)} = ${input('parent', 'uuid')}${andReached(caller, child.access.read, { object, alias: 't' })} order by t.id desc limit ${mostMembers}`)
  })
}
