import { accessOf } from '../../runtime/roles/access.ts'
import type { Caller } from '../../runtime/caller.ts'
import { canonicalHash } from '../../runtime/publish/canonical.ts'
import { tablesOf } from '../../runtime/storage/ddl-parts.ts'
import { statementsOf } from '../../runtime/storage/ddl.ts'
import { diffPlans } from '../../runtime/storage/diff.ts'
import { readLiveRelease } from '../../runtime/workspaces/live.ts'
import type { Workspace } from '../../runtime/workspaces/workspace.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'

/**
 * Makes a release of these definitions beside the ones that are live, without draft and review: for tests of what
 * comes after a publish.
 */
export async function putRelease(workspace: Workspace, definitions: readonly DefinitionHeader[]): Promise<void> {
  const before = await readLiveRelease(workspace.owner.db, workspace.tables)
  const ids = new Set(definitions.map(({ id }) => id))
  const after = [...before.definitions.filter(({ id }) => !ids.has(id)), ...definitions]
  const tables = tablesOf(workspace.schema, true)
  const statements = diffPlans(before.definitions, after, new Map()).map((step) => statementsOf(step, tables))
  const contents = after.map((body) => ({ kind: body.kind, id: body.id, name: body.name, hash: canonicalHash(body) }))
  await workspace.owner.sql.begin(async (sql) => {
    const schema = sql(workspace.schema)
    for (const text of [...statements.flatMap(({ first }) => first), ...statements.flatMap(({ last }) => last)]) await sql.unsafe(text)
    for (const [index, body] of after.entries()) {
      await sql`insert into ${schema}._definition (hash, body) values (${contents[index]?.hash ?? ''}, ${JSON.stringify(body)}::text::jsonb) on conflict do nothing`
    }
    await sql`insert into ${schema}._release (number, digest, contents, diff) values (${before.number + 1}, '', ${JSON.stringify(contents)}::text::jsonb, '[]')`
    await sql`update ${schema}._live set number = ${before.number + 1}`
  })
  await workspace.reload()
}

/** Somebody with these roles (by name), as the runtime sees the person. */
export function callerWith(workspace: Workspace, person: { id: string; name?: string; roles: readonly string[] }): Caller {
  const plan = workspace.plan()
  const roles = [...plan.roles.values()].filter(({ name }) => person.roles.includes(name)).map(({ id }) => id)
  return { workspace, plan, person: { id: person.id, name: person.name ?? 'Somebody', language: 'en', zone: 'UTC' }, access: accessOf(plan, roles), rights: 0 }
}
