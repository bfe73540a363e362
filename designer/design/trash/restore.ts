import type { CommandResult, TrashEntry } from '../../../schemas/api/draft.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { apiNameOf } from '../../../schemas/objects/api-name.ts'
import { isProblem } from '../../app/problem.ts'
import { queryClient } from '../../app/queries.ts'
import { fetchDefinition } from '../draft/draft-queries.ts'
import { draftQuery } from '../draft/draft-query.ts'
import { runCommand } from '../draft/save-definition.ts'

/** Brings a removed part back into the draft; under a free name when its own was given away meanwhile. */
export async function restore(workspace: string, entry: TrashEntry): Promise<CommandResult> {
  const command = { command: 'restore' as const, kind: 'object', name: entry.object?.name ?? entry.name, part: entry.id }
  try {
    return await runCommand(workspace, command)
  } catch (reason) {
    if (!isProblem(reason, 'name-taken')) throw reason
    const names = await namesBeside(workspace, entry)
    return runCommand(workspace, { ...command, to: apiNameOf(entry.name, (name) => names.has(name)) })
  }
}

/** The names that the part must not take: those of the object's fields, or of all objects. */
async function namesBeside(workspace: string, { object }: TrashEntry): Promise<ReadonlySet<string>> {
  if (object) {
    const { definition } = await fetchDefinition({ workspace, kind: 'object', name: object.name })
    // The address says the kind, and the server answers only what fits the kind's schema.
    return new Set((definition as unknown as ObjectDefinition).fields.map(({ name }) => name))
  }
  const { definitions, changes } = await queryClient.fetchQuery(draftQuery(workspace))
  return new Set([...definitions, ...changes].filter(({ kind }) => kind === 'object').map(({ name }) => name))
}
