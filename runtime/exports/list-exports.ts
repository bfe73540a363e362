import { sql } from 'drizzle-orm'
import type { Static } from 'typebox'
import type { ExportEntry, ExportListQuery, ExportPage } from '../../schemas/api/export.ts'
import { labelIn, type Label } from '../../schemas/label.ts'
import type { Caller } from '../caller.ts'
import { isoMoment } from '../storage/moment.ts'
import { compileStatement, runStatement } from '../storage/statement.ts'
import type { PersonalField } from './personal-fields.ts'

interface ExportRow extends Pick<ExportEntry, 'id' | 'at' | 'format' | 'mode' | 'reason'> {
  readonly by: string
  readonly name: string | null
  readonly label: Label
  readonly rows: string | null
  readonly personal: readonly PersonalField[]
}

const defaultLimit = 50

/** The exports of everybody, newest first: who took which records out of the workspace, and why. The caller's right is the route's. */
export async function listExports(caller: Caller, { personal = false, cursor, limit = defaultLimit }: Static<typeof ExportListQuery>): Promise<ExportPage> {
  const schema = sql.identifier(caller.workspace.schema)
  const table = sql`${schema}."_export"`
  const behind = cursor === undefined ? sql`true` : sql`(e.at, e.id) < (select at, id from ${table} where id = ${cursor}::uuid)`
  const rows = await runStatement<ExportRow>(
    caller.workspace.data.sql,
    compileStatement(sql`select e.id, e.at, e.by, p.name, e.label, e.format, e.mode, e.rows, e.personal, e.reason from ${table} e left join ${schema}."_person" p on p.id = e.by
      where ${behind} and ${personal ? sql`e.personal <> '[]'::jsonb` : sql`true`} order by e.at desc, e.id desc limit ${limit + 1}::int`),
  )
  const items = rows.slice(0, limit).map((row) => entryOf(row, caller))
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

function entryOf({ by, name, label, rows, personal, at, ...row }: ExportRow, { person, plan }: Caller): ExportEntry {
  const inWords = (text: Label): string => labelIn(text, person.language, plan.settings.languages[0])
  return {
    ...row,
    at: isoMoment(at),
    by: { id: by, name: name ?? '' },
    object: inWords(label),
    rows: rows === null ? null : Number(rows),
    personal: personal.map((each) => ({ label: inWords(each.label), category: each.category })),
  }
}
