import type { CommandResult, DraftCommand, SavedDefinition, SaveTogether } from '../../../schemas/api/draft.ts'
import type { DefinitionHeader } from '../../../schemas/definition.ts'
import type { DefinitionOf, KindName } from '../../../schemas/definition-set.ts'
import { addressesOf } from '../../app/addresses.ts'
import { post, request } from '../../app/api.ts'
import { isProblem } from '../../app/problem.ts'
import { type DefinitionPlace, definitionsChanged, draftChanged, fetchDefinition } from './draft-queries.ts'

/**
 * Saves a definition over the revision it was made from; a new name in the body is a rename.
 * @throws Problem `stale-draft` when somebody else saved it meanwhile, `in-use`, `name-taken`, `invalid-definition`.
 */
export async function saveDefinition(place: DefinitionPlace, definition: DefinitionHeader, revision: number): Promise<SavedDefinition> {
  const { body } = await request<SavedDefinition>('PUT', addressOf(place), { body: definition, ifMatch: revision })
  void draftChanged(place.workspace)
  return body
}

/** Puts a new definition into the draft. @throws Problem `name-taken` and others. */
export async function createDefinition(workspace: string, definition: DefinitionHeader): Promise<SavedDefinition> {
  const { kind, name } = definition
  try {
    const { body } = await request<SavedDefinition>('PUT', addressesOf(workspace).definition(kind, name), { body: definition, ifNoneMatch: '*' })
    return body
  } finally {
    // Also when it is refused: somebody else was faster then, and the name proposed next must know of theirs.
    void draftChanged(workspace)
  }
}

/**
 * Applies one edit to a definition as it stands now. Commands are functions of the document, so an edit that came
 * too late is simply made again on what somebody else saved.
 */
export async function editDefinition<Kind extends KindName>(
  place: DefinitionPlace & { readonly kind: Kind },
  edit: (definition: DefinitionOf[Kind]) => DefinitionOf[Kind],
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const { definition, revision } = await fetchDefinition(place)
    // The address says the kind, and the server answers only what fits the kind's schema.
    const before = definition as unknown as DefinitionOf[Kind]
    const after = edit(before)
    if (after === before) return
    try {
      await saveDefinition(place, after, revision)
      return
    } catch (reason) {
      if (!isProblem(reason, 'stale-draft') || attempt === 5) throw reason
    }
  }
}

/** Runs an edit that may touch several definitions. @throws Problem `in-use` with the places that mention what is removed. */
export async function runCommand(workspace: string, command: DraftCommand | SaveTogether): Promise<CommandResult> {
  try {
    return await post<CommandResult>(addressesOf(workspace).commands, command)
  } finally {
    // Also when it is refused: somebody else was faster then, and what is proposed next must know of theirs.
    void definitionsChanged(workspace)
  }
}

/** Takes a command back. @throws Problem when what it wrote was edited since. */
export async function undoCommand(workspace: string, entry: string): Promise<void> {
  await post(`${addressesOf(workspace).commands}/${encodeURIComponent(entry)}/undo`)
  void definitionsChanged(workspace)
}

const addressOf = ({ workspace, kind, name }: DefinitionPlace): string => addressesOf(workspace).definition(kind, name)
