import type { CommandResult } from '../../../schemas/api/draft.ts'
import { definitionKey, type DefinitionHeader } from '../../../schemas/definition.ts'
import type { DefinitionOf, KindName } from '../../../schemas/definition-set.ts'
import { isProblem } from '../../app/problem.ts'
import { fetchDefinition } from './draft-queries.ts'
import { runCommand } from './save-definition.ts'

/** An edit of a definition that is there already. */
interface Edit {
  readonly kind: KindName
  readonly name: string
  readonly edit: (definition: DefinitionHeader) => DefinitionHeader
}

/** What belongs together: definitions that are new, and edits of others. */
export interface Together {
  readonly made: readonly DefinitionHeader[]
  readonly edits: readonly Edit[]
}

/** An edit of a definition of one kind. */
export const editOf = <Kind extends KindName>(kind: Kind, name: string, edit: (definition: DefinitionOf[Kind]) => DefinitionOf[Kind]): Edit => ({
  kind,
  name,
  // The server answers only what fits the kind's schema.
  edit: (definition) => edit(definition as DefinitionOf[Kind]),
})

/** Saves all of it as one step, which one undo takes back; edits are made on what stands in the draft now. @throws Problem `name-taken` and others. */
export async function saveTogether(workspace: string, { made, edits }: Together): Promise<CommandResult> {
  for (let attempt = 1; ; attempt += 1) {
    const seen = await Promise.all(edits.map(async ({ edit, ...place }) => ({ edit, ...(await fetchDefinition({ workspace, ...place })) })))
    // The server answers only what fits the kind's schema.
    const stored = seen.map(({ definition, ...rest }) => ({ ...rest, definition: definition as unknown as DefinitionHeader }))
    const definitions = [...made, ...stored.map(({ edit, definition }) => edit(definition))].map((each) => ({ ...each }))
    const expect = Object.fromEntries(stored.map(({ definition, revision }) => [definitionKey(definition), revision]))
    try {
      return await runCommand(workspace, { command: 'save', definitions, expect })
    } catch (reason) {
      if (!isProblem(reason, 'stale-draft') || attempt === 5) throw reason
    }
  }
}
