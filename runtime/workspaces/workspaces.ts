import { Refusal } from '../refusal.ts'
import type { Ports } from '../ports.ts'
import type { Connection } from '../storage/connect.ts'
import { type Migration, readMigrations } from '../storage/migrator.ts'
import { pooledReads, type Reads } from '../storage/reads.ts'
import { type Beside, createWorkspace, type NewWorkspace } from './create-workspace.ts'
import { migratePending, type MigrationParts, newestOf, pendingWorkspaces } from './migrate-workspaces.ts'
import { openWorkspace } from './open-workspace.ts'
import type { Workspace } from './workspace.ts'

/** The workspaces of the installation, opened when they are first asked for. */
export interface Workspaces {
  /** Refuses `not-found` for a workspace that does not exist, and `busy` for one that waits to be migrated. */
  open(slug: string): Promise<Workspace>
  /** Those that this process has open. */
  opened(): readonly Workspace[]
  /** Refuses `name-taken`. */
  create(workspace: NewWorkspace, beside?: Beside): Promise<{ person: string }>
  list(): Promise<readonly { slug: string; name: string }[]>
  /** Slugs of those that wait to be migrated: an earlier version has made them. */
  pending(): Promise<readonly string[]>
  /** Brings a workspace to the newest migration, wholly or not at all, and once whoever else begins it. */
  migrate(slug: string): Promise<void>
}

interface WorkspaceConnections {
  readonly data: Connection
  /** By `data` unless given. */
  readonly reads?: Reads
  readonly owner: Connection
  readonly ports: Ports
  /** Name of the Postgres role that `data` works as. */
  readonly dataRole: string
  /** Those of this version unless given. */
  readonly migrations?: Promise<readonly Migration[]>
}

export function createWorkspaces({
  dataRole,
  migrations = readMigrations('workspace'),
  ...connections
}: WorkspaceConnections): Workspaces {
  const opening = new Map<string, Promise<Workspace>>()
  const opened = new Map<string, Workspace>()
  const openNow = async (slug: string): Promise<Workspace> => {
    const [known] = await connections.data.sql<{ migration: number }[]>`select migration from tessera.workspace where slug = ${slug}`
    if (!known) throw new Refusal('not-found')
    if (known.migration < newestOf(await migrations)) throw new Refusal('busy')
    const workspace = await openWorkspace(slug, { reads: pooledReads(connections.data), ...connections })
    opened.set(slug, workspace)
    return workspace
  }
  const parts = async (): Promise<MigrationParts> => ({ owner: connections.owner, dataRole, migrations: await migrations })
  return {
    open: (slug) => {
      const open = opening.get(slug) ?? openNow(slug)
      opening.set(slug, open)
      // A workspace that could not be opened is tried anew by the next request.
      open.catch(() => opening.delete(slug))
      return open
    },
    opened: () => [...opened.values()],
    create: async (workspace, beside) => createWorkspace(await parts(), workspace, beside),
    list: async () => connections.data.sql<{ slug: string; name: string }[]>`select slug, name from tessera.workspace order by name`,
    pending: async () => pendingWorkspaces(connections.owner, newestOf(await migrations)),
    migrate: async (slug) => migratePending(await parts(), slug),
  }
}
