import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { ruleFunctions } from '../rules/rule-functions.ts'
import type { Connection } from './connect.ts'
import { workspacePlaceholder } from './migrations/workspace-source.ts'
import { quoted } from './quoted.ts'
import { prepareTrigrams } from './trigrams.ts'

/** One numbered change of the platform's own tables. Never edited once released. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly statements: readonly string[]
}

/** The two sets: one for the installation, one that every workspace's schema goes through. */
type MigrationSet = 'global' | 'workspace'

/** Reads a set in order. The folder lies beside this file, and beside the bundle in a built server. */
export async function readMigrations(set: MigrationSet): Promise<readonly Migration[]> {
  const folder = path.join(import.meta.dirname, 'migrations', set)
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted()
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(path.join(folder, file), 'utf8')
      return { number: Number.parseInt(file, 10) + 1, name: file.replace(/\.sql$/, ''), statements: text.split('--> statement-breakpoint') }
    }),
  )
}

// Advisory locks of the database: any number will do, as long as nothing else in it takes the same.
const migrationLock = 7_350_001

/** Brings the schema `tessera` to the newest migration. Safe to call from several processes at once. */
export async function migrateGlobal(owner: Connection): Promise<void> {
  const migrations = await readMigrations('global')
  await prepareTrigrams(owner.db)
  await owner.sql.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(${migrationLock})`
    await sql`create schema if not exists tessera`
    await sql`create table if not exists tessera.migration (number int primary key, name text not null, at timestamptz(3) not null default now())`
    const [{ last } = { last: 0 }] = await sql<{ last: number }[]>`select coalesce(max(number), 0)::int as last from tessera.migration`
    for (const migration of migrations.filter(({ number }) => number > last)) {
      for (const statement of migration.statements) await sql.unsafe(withoutSchemaCreation(statement))
      await sql`insert into tessera.migration (number, name) values (${migration.number}, ${migration.name})`
    }
    // Made from the tables and bounds that this version's JavaScript uses: whichever version starts, both sides agree.
    for (const statement of ruleFunctions) await sql.unsafe(statement)
  })
}

/** A workspace's schema, the migration it has, and all migrations there are. */
interface WorkspaceMigration {
  readonly schema: string
  readonly from: number
  readonly migrations: readonly Migration[]
}

/**
 * Brings one workspace's schema to the newest migration within the given transaction and returns its number. The
 * caller holds the workspace's advisory lock and notes the number in the directory.
 */
export async function migrateWorkspace(sql: SqlRunner, { schema, from, migrations }: WorkspaceMigration): Promise<number> {
  for (const migration of migrations.filter(({ number }) => number > from)) {
    for (const statement of migration.statements) {
      // The name of a workspace's schema is letters, digits and underscores, so it needs no other quoting than the placeholder's.
      await sql.unsafe(withoutSchemaCreation(statement.replaceAll(workspacePlaceholder, schema)))
    }
  }
  return migrations.at(-1)?.number ?? 0
}

/** What runs a statement: a connection or a transaction. */
interface SqlRunner {
  unsafe(text: string): PromiseLike<unknown>
}

/**
 * Lets the data role work in a schema: everything with rows, nothing with tables, and `_change` only by adding.
 * Does nothing when the data role is the owner itself.
 */
export async function grantDataRole(sql: SqlRunner, schema: string, role: string): Promise<void> {
  const [to, within] = [quoted(role), quoted(schema)]
  await sql.unsafe(`grant usage on schema ${within} to ${to}`)
  await sql.unsafe(`grant select, insert, update, delete on all tables in schema ${within} to ${to}`)
  await sql.unsafe(`grant usage on all sequences in schema ${within} to ${to}`)
  await sql.unsafe(`alter default privileges in schema ${within} grant select, insert, update, delete on tables to ${to}`)
  if (schema.startsWith('ws_')) await sql.unsafe(`revoke update, delete on ${within}."_change" from ${to}`)
}

/** drizzle-kit begins with `CREATE SCHEMA`, which exists already. */
const withoutSchemaCreation = (statement: string): string => (/^\s*CREATE SCHEMA/.test(statement) ? 'select 1' : statement)
