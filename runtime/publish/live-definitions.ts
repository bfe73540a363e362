import { sql } from 'drizzle-orm'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import type { DefinitionSet, KindName } from '../../schemas/definition-set.ts'
import { kinds } from '../../schemas/kinds.ts'
import { Refusal } from '../refusal.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { Transaction } from './draft-state.ts'

/** The definitions of the live release: from memory where this process has that release, else from its tables. */
export async function liveDefinitions(
  tx: Transaction,
  workspace: Workspace,
  number: number,
): Promise<readonly DefinitionHeader[]> {
  const plan = workspace.plan()
  return plan.release === number ? allDefinitions(plan.stored) : releaseDefinitions(tx, workspace, number)
}

/** Everything that a release consists of, in its order. Refuses `not-found` for a number that no release has. */
export async function releaseDefinitions(
  tx: Transaction,
  { tables }: Workspace,
  number: number,
): Promise<readonly DefinitionHeader[]> {
  const { release, definition } = tables
  const rows = await tx.execute<{ bodies: DefinitionHeader[] }>(sql`
    select coalesce((select jsonb_agg(${definition.body} order by entry.at)
      from jsonb_array_elements(${release.contents}) with ordinality as entry(value, at)
      join ${definition} on ${definition.hash} = entry.value->>'hash'), '[]') as bodies
    from ${release} where ${release.number} = ${number}`)
  const [row] = rows
  if (!row) throw new Refusal('not-found')
  return row.bodies
}

/** The definitions of a set, kind by kind. */
export const allDefinitions = (set: DefinitionSet): readonly DefinitionHeader[] =>
  Object.keys(kinds).flatMap((kind): readonly DefinitionHeader[] => set.all(kind as KindName))
