import { sql } from 'drizzle-orm'
import type { FieldValue } from '../../schemas/fields/field-type.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan } from '../compile/plan.ts'
import { selectedColumn } from '../files/file-columns.ts'
import { Refusal } from '../refusal.ts'
import { columnOf, compileStatement, input, listed, type Runner, runStatement } from '../storage/statement.ts'
import { StalePlan } from './fence.ts'
import type { Gate } from './gate.ts'
import { type Permissions, permissionColumns } from './permissions.ts'
import { andReached } from './reach-condition.ts'
import { queryColumns } from './query/columns.ts'
import { callerInputs, momentInputs } from './query/moment.ts'
import { languageOf } from './language-of.ts'

/** A record as it is stored, hidden values included: what a write compares with. Never answered as it is. */
export interface StoredRecord {
  readonly id: string
  readonly version: number
  /** Whose it is; what belongs to another record goes by the owner of that one. */
  readonly owner: string | null
  /** What the caller may do with it. */
  readonly can: Permissions
  /** Of a formula that the caller may not read, blank. */
  valueOf(field: FieldPlan): FieldValue
  /** Titles that the caller may read, by field name. */
  readonly titles: Readonly<Record<string, string>>
}

/** Reads a living record that the caller may read. Refuses `not-found` for a missing record and a hidden one alike. */
export async function storedRecord(runner: Runner, caller: Caller, { gate, id }: { gate: Gate; id: string }): Promise<StoredRecord> {
  const { object, access } = gate
  const fields = object.stored
  const { statement, titled, formulas, permissions } = caller.plan.memo(`stored:${object.name}:${caller.access.key}:${languageOf(caller, gate)}`, () => {
    const query = queryColumns(caller, gate)
    const permissions = permissionColumns(caller.plan, gate, 't')
    const titles = fields.flatMap((field) => {
      const title = query.column([field.name])?.title
      return title ? [{ name: field.name, title }] : []
    })
    const formulas = object.formulas.flatMap(({ name }) => (access.readable.has(name) ? (query.column([name]) ?? []) : []))
    const selected = listed([
      sql`live.number as plan`,
      columnOf('t', 'id'),
      columnOf('t', 'version'),
      ...permissions.selected.map(({ name, sql: value }) => sql`${value} as ${sql.identifier(name)}`),
      ...fields.map((field, index) => sql`${selectedColumn(caller.plan.schema, 't', field)} as ${sql.identifier(`v${index}`)}`),
      ...formulas.map(({ sql: value }, index) => sql`${value} as ${sql.identifier(`f${index}`)}`),
      ...titles.map(({ title }, index) => sql`${title} as ${sql.identifier(`t${index}`)}`),
    ])
    return {
      statement: compileStatement(sql`select ${selected} from ${sql.identifier(caller.plan.schema)}."_live" live
        left join ${object.table} t on t.id = ${input('id', 'uuid')} and t.deleted_at is null${andReached(caller, access.read, { object, alias: 't' })} ${query.joins()}`),
      titled: titles.map(({ name }) => name),
      formulas: formulas.map(({ field }) => field),
      permissions,
    }
  })
  const [row] = await runStatement<Record<string, unknown> & { plan: number; id: string | null; version: number }>(runner, statement, {
    id,
    ...callerInputs(caller),
    ...(formulas.length === 0 ? {} : momentInputs(caller, caller.workspace.ports.clock.now())),
  })
  if (!row || row.plan !== caller.plan.release) throw new StalePlan()
  if (row.id === null) throw new Refusal('not-found')
  const names = new Map([...fields.map((field, index) => [field, `v${index}`] as const), ...formulas.map((field, index) => [field, `f${index}`] as const)])
  const valueOf = (field: FieldPlan): FieldValue => field.decode(row[names.get(field) ?? ''])
  const ownerField = object.byName.get('owner')
  const owner = ownerField && valueOf(ownerField)
  return {
    id,
    version: row.version,
    owner: typeof owner === 'string' ? owner : null,
    can: permissions.read(row),
    valueOf,
    titles: Object.fromEntries(
      titled.flatMap((name, index): [string, string][] => {
        const title = row[`t${index}`]
        return typeof title === 'string' ? [[name, title]] : []
      }),
    ),
  }
}
