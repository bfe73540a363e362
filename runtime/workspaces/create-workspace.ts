import { randomUUID } from 'node:crypto'
import type { TransactionSql } from 'postgres'
import { searchTextOf } from '../../schemas/fields/search-text.ts'
import { administratorRole } from '../../schemas/roles/administrator.ts'
import type { WorkspaceSettings } from '../../schemas/workspace-settings.ts'
import { canonicalHash } from '../publish/canonical.ts'
import { chineseReadings } from '../records/chinese-readings.ts'
import { Refusal } from '../refusal.ts'
import { grantDataRole, migrateWorkspace } from '../storage/migrator.ts'
import { quoted } from '../storage/quoted.ts'
import type { MigrationParts } from './migrate-workspaces.ts'
import { workspaceSchema } from './open-workspace.ts'

/** What a slug may look like: it becomes part of a Postgres schema's name and of every address. */
export const slugPattern = '^[a-z0-9_]{1,40}$'

export interface NewWorkspace {
  readonly slug: string
  readonly settings: WorkspaceSettings
  /** The first person, who gets the role `administrator`. */
  readonly maker: { readonly account: string; readonly name: string; readonly email: string | null; readonly login: string | null; readonly language: string }
}

/** What belongs together with a new workspace: done first in its transaction, wholly or not at all with it. */
export type Beside = (sql: TransactionSql) => Promise<unknown>

/**
 * Makes a workspace in one transaction: its schema and tables, the maker as its first person, and release 1,
 * which holds the role `administrator`. Refuses `name-taken` when the slug is in use.
 */
export async function createWorkspace(
  { owner, dataRole, migrations }: MigrationParts,
  workspace: NewWorkspace,
  beside?: Beside,
): Promise<{ person: string }> {
  const schema = workspaceSchema(workspace.slug)
  const person = randomUUID()
  await owner.sql.begin(async (sql) => {
    await beside?.(sql)
    const taken = await sql`insert into tessera.workspace (slug, name, migration) values (${workspace.slug}, ${workspace.settings.name}, 0)
      on conflict do nothing returning slug`
    if (taken.length === 0) throw new Refusal('name-taken', { issues: [{ code: 'workspace.slug-taken', path: '/slug', params: { slug: workspace.slug } }] })
    await sql.unsafe(`create schema ${quoted(schema)}`)
    const migration = await migrateWorkspace(sql, { schema, from: 0, migrations })
    await sql`update tessera.workspace set migration = ${migration} where slug = ${workspace.slug}`
    await grantDataRole(sql, schema, dataRole)
    const administrator = administratorRole
    const hash = canonicalHash(administrator)
    const { maker } = workspace
    await sql`insert into ${sql(schema)}._person (id, account, name, email, login, language, zone, _search)
      values (${person}, ${maker.account}, ${maker.name}, ${maker.email}, ${maker.login}, ${maker.language}, ${workspace.settings.zone}, ${searchTextOf([maker.name, ...chineseReadings(maker.name, 'head')])})`
    await sql`insert into ${sql(schema)}._person_role (person, role, by) values (${person}, ${administrator.id}, ${person})`
    await sql`insert into ${sql(schema)}._settings (values) values (${JSON.stringify(workspace.settings)}::text::jsonb)`
    await sql`insert into ${sql(schema)}._definition (hash, body) values (${hash}, ${JSON.stringify(administrator)}::text::jsonb)`
    const contents = JSON.stringify([{ kind: 'role', id: administrator.id, name: administrator.name, hash }])
    await sql`insert into ${sql(schema)}._release (number, by, note, digest, contents, diff) values (1, ${person}, '', '', ${contents}::text::jsonb, '[]')`
    await sql`insert into ${sql(schema)}._live (number) values (1)`
    await sql`insert into tessera.workspace_member (account, workspace, person) values (${maker.account}, ${workspace.slug}, ${person})`
  })
  return { person }
}
