import type { WorkspaceSettings } from '../../schemas/workspace-settings.ts'
import type { Caller } from '../caller.ts'
import { changedKeys, changingRights } from '../people/rights-change.ts'
import { Refusal } from '../refusal.ts'
import { settingsIssues } from './check-settings.ts'

/** The settings of a workspace and their version. */
export interface StoredSettings {
  readonly version: number
  readonly values: WorkspaceSettings
}

export async function readSettings({ workspace }: Caller): Promise<StoredSettings> {
  const { sql } = workspace.data
  const [row] = await sql<StoredSettings[]>`select version, values from ${sql(workspace.schema)}._settings`
  if (!row) throw new Error('the workspace has no settings')
  return row
}

/** Changes settings; all processes work by them within a second. Refuses `stale-record` and `invalid-request`. */
export async function updateSettings(
  caller: Caller,
  { version, patch }: { version: number; patch: Partial<WorkspaceSettings> },
): Promise<StoredSettings> {
  const issues = settingsIssues(patch)
  if (issues.length > 0) throw new Refusal('invalid-request', { issues })
  const stored = await changingRights(caller, 'settings', async ({ sql, schema, note }) => {
    const [before] = await sql<StoredSettings[]>`select version, values from ${schema}._settings for update`
    if (!before || before.version !== version) throw new Refusal('stale-record')
    const values = { ...before.values, ...patch }
    await sql`update ${schema}._settings set values = ${JSON.stringify(values)}::text::jsonb, version = version + 1`
    await note({
      object: '_settings',
      record: null,
      version: version + 1,
      op: 'settings.update',
      changed: changedKeys(before.values, patch),
    })
    return { version: version + 1, values }
  })
  const { data, slug } = caller.workspace
  // The directory shows the name without opening the workspace; no transaction spans both.
  if (patch.name !== undefined)
    await data.sql`update tessera.workspace set name = ${stored.values.name} where slug = ${slug}`
  await caller.workspace.reload()
  return stored
}
