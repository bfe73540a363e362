import { compileRelease } from '../compile/compile-release.ts'
import type { Plan } from '../compile/plan.ts'
import { workspaceTables } from '../storage/workspace-tables.ts'
import { readLive, readLiveRelease } from './live.ts'
import type { Workspace } from './workspace.ts'

/** The Postgres schema of a workspace. */
export const workspaceSchema = (slug: string): string => `ws_${slug}`

/** Opens a workspace that exists and is migrated: reads its live release and compiles the plan. */
export async function openWorkspace(slug: string, connections: Pick<Workspace, 'data' | 'reads' | 'owner' | 'ports'>): Promise<Workspace> {
  const schema = workspaceSchema(slug)
  const tables = workspaceTables(schema)
  const database = connections.data.db
  const load = async () => compileRelease(schema, await readLiveRelease(database, tables))
  let plan: Plan = await load()
  let loading: Promise<Plan> | undefined
  const reload = async (): Promise<Plan> => {
    const live = await readLive(database, tables)
    if (live.release !== plan.release || live.settings !== plan.settingsNumber) plan = await load()
    return plan
  }
  return {
    slug,
    schema,
    tables,
    ...connections,
    plan: () => plan,
    // Requests that find the plan stale at the same time share one load.
    reload: () => (loading ??= reload().finally(() => (loading = undefined))),
  }
}
