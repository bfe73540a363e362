import { definitionDifferences } from '../../schemas/definition-difference.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { readDraftState } from './draft-state.ts'
import type { Differences } from './releases.ts'

/** What the draft changes, against what is live. */
export async function draftDifferences(workspace: Workspace): Promise<Omit<Differences, 'to'>> {
  const { base, live, rows, definitions } = await readDraftState(workspace)
  const before = [...live.values()]
  const isChanged = ({ id }: { id: string }) => rows.has(id)
  return { from: base, changes: definitionDifferences(before.filter(isChanged), definitions.filter(isChanged)), before, after: definitions }
}
