import type { RecordAnswer } from '../../../schemas/api/record.ts'
import { rowsIn } from '../../../schemas/fields/child-rows.ts'
import type { ChildRow } from '../../../schemas/fields/field-type.ts'
import type { Issue } from '../../../schemas/issue.ts'
import type { Caller } from '../../caller.ts'
import type { SubTable } from '../../compile/plan.ts'
import { Refusal } from '../../refusal.ts'
import { postgresError } from '../../storage/postgres-error.ts'
import type { WriteContext } from '../change.ts'
import { gateOf, pathTo } from '../gate.ts'
import { acceptInput, missingIssues, type AcceptedValues } from '../input.ts'
import { uuid7 } from '../uuid7.ts'
import { planRows, type RowWrite } from './plan-rows.ts'
import { issuesAtRow, refusalAtRow, rowPath } from './row-refusal.ts'

/** The one door to the rows: each is written as a record of its object, by whoever writes those. */
export interface RowWriters {
  create(row: { objectName: string; id: string; values: Readonly<Record<string, unknown>>; write: WriteContext }): Promise<RecordAnswer>
  update?(row: { objectName: string; id: string; version: number; values: Readonly<Record<string, unknown>>; write: WriteContext }): Promise<RecordAnswer>
  remove?(row: { objectName: string; id: string; version: number; write: WriteContext }): Promise<void>
}

interface RowsOf {
  /** The record that the rows belong to. */
  readonly parent: string
  readonly table: SubTable
  readonly sent: readonly ChildRow[]
  readonly stored: readonly ChildRow[]
  readonly write: WriteContext
}

/**
 * Brings the rows of a record to those that were sent, each by the rights, rules and layouts of its own object. All that is
 * wrong with any of them is told at once, at its place; somebody else's newer row or a missing right ends it at once.
 */
export async function saveRows(caller: Caller, rows: RowsOf, writers: RowWriters): Promise<void> {
  const { table, sent, stored } = rows
  const child = caller.plan.objects.get(table.rows.object)
  if (!child) return
  const { writes, issues } = planRows(table, child, { sent, stored })
  if (issues.length > 0) throw new Refusal('invalid-record', { issues: issuesAtRow(issues, pathTo(table.name)) })
  const found: Issue[] = []
  for (const write of writes) {
    try {
      await writeRow(write, rows, writers)
    } catch (error) {
      const refusal = refusalAtRow(error, write.op === 'delete' ? pathTo(table.name) : rowPath(table.name, write.at))
      if (!(refusal instanceof Refusal) || refusal.code !== 'invalid-record') throw refusal
      found.push(...refusal.issues)
      // A transaction in which a statement failed answers no other.
      if (postgresError(refusal.cause)) break
    }
  }
  if (found.length > 0) throw new Refusal('invalid-record', { issues: found })
}

function writeRow(row: RowWrite, { parent, table: { rows }, write }: RowsOf, { create, update, remove }: RowWriters): Promise<unknown> | undefined {
  const objectName = rows.object
  switch (row.op) {
    case 'delete':
      return remove?.({ objectName, id: row.id, version: row.version, write })
    case 'update':
      return update?.({ objectName, id: row.id, version: row.version, values: row.values, write })
    case 'create':
      // Rows that are made together stand in the order of their ids, so each is a little younger than the one before.
      return create({ objectName, id: uuid7(write.now.getTime() + row.at), values: ownValues(row.values, rows.field, parent), write })
  }
}

/** A row belongs to the record that it is sent with, whatever it says itself. */
const ownValues = (values: Readonly<Record<string, unknown>>, field: string, parent: string): Readonly<Record<string, unknown>> => ({ ...values, [field]: parent })

/**
 * What can be said of the rows of a record that is refused itself, so that both are mended in one go: types, rights and
 * what is missing.
 */
export const issuesOfRows = (caller: Caller, accepted: AcceptedValues): readonly Issue[] =>
  [...accepted].flatMap(([field, value]) => {
    const child = field.rows && caller.plan.objects.get(field.rows.object)
    return child && field.rows ? rowsIn(value).flatMap((row, at) => issuesAtRow(issuesOfRow(gateOf(caller, child), row, field.rows?.field), rowPath(field.name, at))) : []
  })

function issuesOfRow(child: ReturnType<typeof gateOf>, { id, values = {} }: ChildRow, owner: string | undefined): readonly Issue[] {
  const { accepted, issues } = acceptInput(child, values)
  const refused = new Set(issues.map(({ path }) => path))
  const missing = missingIssues(child, (field) => (accepted.has(field) ? (accepted.get(field) ?? null) : id === undefined ? (field.type.initial?.(field.definition) ?? null) : undefined))
  // Of a row that is there only what is sent can be blank.
  return [...issues, ...missing.filter(({ path, params }) => !refused.has(path) && params?.field !== owner && (id === undefined || Object.hasOwn(values, String(params?.field))))]
}
