import { sql } from 'drizzle-orm'
import type { ImportMapping } from '../../schemas/api/import.ts'
import type { Caller } from '../caller.ts'
import type { Gate } from '../records/gate.ts'
import { refuseColumn } from './refuse-column.ts'
import { compileStatement, runStatement } from '../storage/statement.ts'
import { linkMatches } from './link-match.ts'

/** A kind of file: what it is imported into, and the hash of its columns. */
interface FileKind {
  readonly objectId: string
  readonly header: string
}

/** Keeps how such files are imported. The mapping holds ids, so it outlives renames. */
export async function rememberMapping({ workspace }: Caller, { objectId, header }: FileKind, mapping: ImportMapping): Promise<void> {
  await runStatement(
    workspace.data.sql,
    compileStatement(sql`insert into ${sql.identifier(workspace.schema)}."_import_mapping" (object, header, mapping)
      values (${objectId}, ${header}, ${JSON.stringify(mapping)}::text::jsonb)
      on conflict (object, header) do update set mapping = excluded.mapping, at = now()`),
  )
}

/** How such files were imported last, as far as the caller may do the same; undefined when nothing of it is left. */
export async function rememberedMapping(caller: Caller, gate: Gate, header: string): Promise<ImportMapping | undefined> {
  const { workspace } = caller
  const [row] = await runStatement<{ mapping: ImportMapping }>(
    workspace.data.sql,
    compileStatement(sql`select mapping from ${sql.identifier(workspace.schema)}."_import_mapping" where object = ${gate.object.id} and header = ${header}`),
  )
  const columns = row?.mapping.columns.filter(({ field: id, match }) => {
    const field = gate.object.byId.get(id)
    if (!field || refuseColumn(gate, field)) return false
    return match === undefined || linkMatches(caller, field).some((each) => each.match === match)
  })
  return row && columns && columns.length > 0 ? { ...row.mapping, columns } : undefined
}
