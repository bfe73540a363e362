import type { Workspace } from '../workspaces/workspace.ts'

/** Where a secret belongs: what is sealed for one workspace and name opens nowhere else. */
export const secretPlace = ({ slug }: Workspace, name: string): string => `secret ${slug} ${name}`

/** What has come of looking a secret up: its value, or why there is none. */
export type OpenedSecret = { readonly value: string } | { readonly code: 'run.unknown-secret' | 'run.unreadable-secret' }

/** The values of some secrets, by name. They are for what is sent this moment, and are stored and logged nowhere. */
export async function openSecrets(workspace: Workspace, names: readonly string[]): Promise<ReadonlyMap<string, OpenedSecret>> {
  const { data: { sql }, schema, ports: { vault } } = workspace
  const rows = names.length === 0 ? [] : await sql<{ name: string; key: string; text: string }[]>`select name, key, sealed as text from ${sql(schema)}._secret where name = any(${[...names]})`
  const sealed = new Map(rows.map((row) => [row.name, row]))
  return new Map(
    names.map((name): [string, OpenedSecret] => {
      const row = sealed.get(name)
      if (!row) return [name, { code: 'run.unknown-secret' }]
      const value = vault.open(row, secretPlace(workspace, name))
      return [name, value === undefined ? { code: 'run.unreadable-secret' } : { value }]
    }),
  )
}
