import { Refusal } from '../refusal.ts'
import type { Ports } from '../ports.ts'
import type { Connection } from '../storage/connect.ts'
import { type Beside, createWorkspace, type NewWorkspace } from './create-workspace.ts'
import { openWorkspace } from './open-workspace.ts'
import type { Workspace } from './workspace.ts'

/** The workspaces of the installation, opened when they are first asked for. */
export interface Workspaces {
  /** Refuses `not-found` for a workspace that does not exist. */
  open(slug: string): Promise<Workspace>
  /** Those that this process has open. */
  opened(): readonly Workspace[]
  /** Refuses `name-taken`. */
  create(workspace: NewWorkspace, beside?: Beside): Promise<{ person: string }>
  list(): Promise<readonly { slug: string; name: string }[]>
}

export interface WorkspaceConnections {
  readonly data: Connection
  readonly owner: Connection
  readonly ports: Ports
  /** Name of the Postgres role that `data` works as. */
  readonly dataRole: string
}

export function createWorkspaces({ dataRole, ...connections }: WorkspaceConnections): Workspaces {
  const opening = new Map<string, Promise<Workspace>>()
  const opened = new Map<string, Workspace>()
  const openNow = async (slug: string): Promise<Workspace> => {
    const known = await connections.data.sql`select 1 from tessera.workspace where slug = ${slug}`
    if (known.length === 0) throw new Refusal('not-found')
    const workspace = await openWorkspace(slug, connections)
    opened.set(slug, workspace)
    return workspace
  }
  return {
    open: (slug) => {
      const open = opening.get(slug) ?? openNow(slug)
      opening.set(slug, open)
      // A workspace that could not be opened is tried anew by the next request.
      open.catch(() => opening.delete(slug))
      return open
    },
    opened: () => [...opened.values()],
    create: (workspace, beside) => createWorkspace({ owner: connections.owner, dataRole, ...(beside && { beside }) }, workspace),
    list: async () => connections.data.sql<{ slug: string; name: string }[]>`select slug, name from tessera.workspace order by name`,
  }
}
