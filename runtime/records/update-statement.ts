import { sql } from 'drizzle-orm'
import type { Caller } from '../caller.ts'
import type { FieldPlan } from '../compile/plan.ts'
import { attachExpressions } from '../files/attach-files.ts'
import { searchColumn } from '../storage/columns.ts'
import { compileStatement, input, listed, type Statement } from '../storage/statement.ts'
import { changeExpressions } from './change.ts'
import type { Gate } from './gate.ts'
import { linkAnswers, linkedFields, type LinkedField, linkExpressions, linksHold } from './links.ts'
import { type WrittenFormulas, writtenFormulas } from './written-formulas.ts'

/** The statement that sets some fields of a record, with the links it answers about. */
export interface UpdateStatement {
  readonly statement: Statement
  readonly links: readonly LinkedField[]
  readonly formulas: WrittenFormulas
}

/** Read in this order: a version = done; another plan = stale plan; no stored version = gone; else somebody was faster. */
export interface UpdatedRow {
  readonly plan: number
  readonly stored: number | null
  readonly version: number | null
  readonly links: Readonly<Record<string, string | null>>
  readonly found?: readonly boolean[]
}

/**
 * Prints the statement for a set of changed fields. The row is locked before it is judged: without the lock the loser
 * of a race could be told that the record is gone.
 */
export function updateStatement(caller: Caller, gate: Gate, { changed, searched }: { changed: readonly FieldPlan[]; searched: boolean }): UpdateStatement {
  const { plan } = caller
  const { object } = gate
  const formulas = writtenFormulas(caller, gate, sql`upd`)
  const links = linkedFields(caller, changed)
  const assignments = listed([
    ...changed.map((field) => sql`${sql.identifier(field.name)} = ${input(field.name, field.sqlType)}`),
    ...(searched ? [sql`${sql.identifier(searchColumn)} = ${input(searchColumn, 'text')}`] : []),
    sql`version = t.version + 1, updated_at = ${input('now', 'timestamptz')}, updated_by = ${input('actor', 'uuid')}`,
  ])
  const fragment = sql`
    with live as materialized (select number from ${sql.identifier(plan.schema)}."_live")${linkExpressions(links)},
    old as (select id, version from ${object.table} where id = ${input('id', 'uuid')} and deleted_at is null for no key update),
    upd as (update ${object.table} t set ${assignments} from old
      where t.id = old.id and t.version = ${input('version', 'int')} and (select number from live) = ${plan.release} and ${linksHold(links)}
      returning ${object.formulas.length > 0 ? sql`t.*` : sql`t.id, t.version`}),
    ${changeExpressions(plan, { op: 'update', objectId: object.id, from: sql`upd`, changed: input('changed', 'jsonb') })}${attachExpressions(plan, object, { written: changed, from: sql`upd` })}
    select (select number from live) as plan, (select version from old) as stored, (select version from upd) as version, ${linkAnswers(links)}${formulas.selected}${formulas.joined}`
  return { statement: compileStatement(fragment), links, formulas }
}
