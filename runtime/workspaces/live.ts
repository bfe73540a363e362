import { sql } from 'drizzle-orm'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import type { WorkspaceSettings } from '../../schemas/workspace-settings.ts'
import type { StoredRelease } from '../compile/compile-release.ts'
import type { Database } from '../storage/connect.ts'
import type { WorkspaceTables } from '../storage/workspace-tables.ts'

/** The numbers that tell a process whether what it has in memory is still true. */
export interface LiveNumbers {
  readonly release: number
  readonly rights: number
  readonly settings: number
}

/** Reads the numbers of what is live. */
export async function readLive(database: Database, { live }: WorkspaceTables): Promise<LiveNumbers> {
  const [row] = await database.select().from(live)
  if (!row) throw new Error('the workspace has no live release')
  return { release: row.number, rights: row.rights, settings: row.settings }
}

interface LiveRow extends Record<string, unknown> {
  readonly number: number
  readonly settings_number: number
  readonly settings: WorkspaceSettings
  readonly definitions: DefinitionHeader[]
  readonly flow_versions: NonNullable<StoredRelease['flowVersions']>
}

/** Reads the live release with its definitions and the settings, all of one moment. */
export async function readLiveRelease(database: Database, tables: WorkspaceTables): Promise<StoredRelease> {
  const { live, release, definition, settings, flowVersion } = tables
  const rows = await database.execute<LiveRow>(sql`
    select ${live.number} as number, ${live.settings} as settings_number, (select ${settings.values} from ${settings}) as settings,
      coalesce((select jsonb_agg(${definition.body} order by entry.at)
        from jsonb_array_elements(${release.contents}) with ordinality as entry(value, at)
        join ${definition} on ${definition.hash} = entry.value->>'hash'), '[]') as definitions,
      coalesce((select jsonb_agg(to_jsonb(newest)) from (select distinct on (flow) flow, id, number from ${flowVersion} order by flow, number desc) newest), '[]') as flow_versions
    from ${live} join ${release} on ${release.number} = ${live.number}`)
  const [row] = rows
  if (!row) throw new Error('the workspace has no live release')
  return { number: row.number, definitions: row.definitions, settings: row.settings, settingsNumber: row.settings_number, flowVersions: row.flow_versions }
}
