import { sql } from 'drizzle-orm'
import type { PlanCheck } from '../../schemas/api/publish-plan.ts'
import type { RecordAnswer } from '../../schemas/api/record.ts'
import { labelIn } from '../../schemas/label.ts'
import type { Caller } from '../caller.ts'
import { gateOf } from '../records/gate.ts'
import { queryColumns, rootAlias } from '../records/query/columns.ts'
import { callerInputs } from '../records/query/moment.ts'
import { rowReader, selectedFor, selectList, type SelectedRow } from '../records/query/select.ts'
import { Refusal } from '../refusal.ts'
import { columnOf, compileStatement, runStatement } from '../storage/statement.ts'
import { failingRows, readableRows } from './plan-checks.ts'
import type { PublishChoices } from './prepare-publish.ts'
import { planPublish } from './publish.ts'

/** All stored records that break one demand of a publish, as far as the publisher may read them. */
export interface FailingRecords {
  /** The object's name for many, in the reader's language. */
  readonly name: string
  /** Labels of the columns. */
  readonly columns: readonly string[]
  /** The cells of those behind an id, by id, `limit` at most. */
  after(id: string | undefined, limit: number): Promise<readonly { readonly id: string; readonly cells: readonly string[] }[]>
}

/** Refuses `not-found` where the publish makes no such demand of records. */
export async function failingRecords(caller: Caller, { cause, code, ...request }: Pick<PlanCheck, 'cause' | 'code'> & PublishChoices): Promise<FailingRecords> {
  const { demands, stored } = await planPublish(caller, request)
  const demand = demands.find((each) => each.cause === cause && each.asks === code)
  const object = demand && caller.plan.objectsById.get(demand.object.id)
  const failing = demand && failingRows(caller, demand, stored)
  if (!demand || !object || !failing) throw new Refusal('not-found')
  const gate = gateOf(caller, object)
  const found = queryColumns(caller, gate)
  const columns = object.fields.flatMap(({ name }) => found.column([name]) ?? [])
  const read = rowReader(caller, columns, gate)
  const readable = readableRows(caller, demand, stored).where
  return {
    name: labelIn(object.definition.plural, caller.person.language, caller.plan.settings.languages[0]),
    columns: columns.map(({ field }) => gate.fieldParams(field).label),
    after: async (id, limit) => {
      const behind = id === undefined ? sql`` : sql` and record.id > ${id}::uuid`
      const ids = sql`select record.id from ${failing.from} where (${failing.where}) and ${readable}${behind} order by record.id limit ${limit}::int`
      const statement = compileStatement(sql`select ${selectList(selectedFor(caller, columns, gate))} from ${object.table} ${sql.identifier(rootAlias)} ${found.joins()}
        where ${columnOf(rootAlias, 'id')} in (${ids}) order by ${columnOf(rootAlias, 'id')}`)
      const rows = await runStatement<SelectedRow>(caller.workspace.data.sql, statement, callerInputs(caller))
      return rows.map((row) => ({ id: row.id ?? '', cells: cellsOf(read(row), columns) }))
    },
  }
}

/** Titles for links, and every other value as an import would read it. */
const cellsOf = ({ values, _titles }: RecordAnswer, columns: readonly { readonly path: string }[]): readonly string[] =>
  columns.map(({ path }) => {
    const value = _titles[path] ?? values[path] ?? ''
    return typeof value === 'object' ? JSON.stringify(value) : String(value)
  })
