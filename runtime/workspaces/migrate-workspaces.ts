import { sql } from 'drizzle-orm'
import type { Connection } from '../storage/connect.ts'
import { grantDataRole, type Migration, migrateWorkspace } from '../storage/migrator.ts'
import { lockWorkspace } from '../storage/workspace-lock.ts'
import { workspaceSchema } from './open-workspace.ts'

/** The newest number of a set. */
export const newestOf = (migrations: readonly Migration[]): number => migrations.at(-1)?.number ?? 0

/** Slugs of the workspaces that an earlier version has made or brought up to date. */
export async function pendingWorkspaces({ sql: ask }: Connection, newest: number): Promise<readonly string[]> {
  const rows = await ask<{ slug: string }[]>`select slug from tessera.workspace where migration < ${newest} order by slug`
  return rows.map(({ slug }) => slug)
}

export interface MigrationParts {
  readonly owner: Connection
  readonly dataRole: string
  readonly migrations: readonly Migration[]
}

/**
 * Brings one workspace to the newest migration: wholly or not at all, and once however many processes begin it. Nobody
 * publishes there meanwhile.
 */
export const migratePending = ({ owner, dataRole, migrations }: MigrationParts, slug: string): Promise<void> =>
  owner.db.transaction(async (tx) => {
    const schema = workspaceSchema(slug)
    await lockWorkspace(tx, schema)
    const [stored] = await tx.execute<{ migration: number }>(sql`select migration from tessera.workspace where slug = ${slug}`)
    if (!stored || stored.migration >= newestOf(migrations)) return
    // What a migration fills in may take as long as there are rows.
    await tx.execute(sql`set local statement_timeout = '15min'`)
    const runner = { unsafe: (text: string) => tx.execute(sql.raw(text)) }
    const migration = await migrateWorkspace(runner, { schema, from: stored.migration, migrations })
    await grantDataRole(runner, schema, dataRole)
    await tx.execute(sql`update tessera.workspace set migration = ${migration} where slug = ${slug}`)
  })
