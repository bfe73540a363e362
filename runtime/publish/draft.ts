import type { ChangeOp, DraftAnswer, DraftDefinition } from '../../schemas/api/draft.ts'
import { checkDefinition, lintDefinition } from '../../schemas/check-definitions.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import type { Issue } from '../../schemas/issue.ts'
import { tidyDefinition } from '../../schemas/definition-files.ts'
import type { Mention } from '../../schemas/references.ts'
import { Refusal } from '../refusal.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { DefinitionSet } from '../../schemas/definition-set.ts'
import { canonicalHash } from './canonical.ts'
import { kindNamed } from './definition-shape.ts'
import { brokenAt } from './used-at.ts'
import { changeOf, type DraftRow, type DraftState, readDraftState, revisionOf } from './draft-state.ts'

/** The draft: what it consists of, and what of it differs from the live release. */
export async function readDraft(workspace: Workspace): Promise<DraftAnswer> {
  const state = await readDraftState(workspace)
  return {
    base: state.base,
    changes: [...state.rows.values()].map((row) => changeIn(state, row)),
    definitions: state.definitions.map((definition) => entryOf(state, definition)),
  }
}

const entryOf = (state: DraftState, { kind, id, name, label }: DefinitionHeader) => ({
  kind,
  id,
  name,
  label,
  revision: revisionOf(state, id),
})

/** A row of the draft as answers show it. */
export const changeIn = (state: DraftState, row: DraftRow): DraftAnswer['changes'][number] => {
  const { kind, id, name, revision, by, at } = row
  return { kind, id, name, label: (row.body ?? state.live.get(id))?.label ?? name, op: opOf(state, id), revision, by, at }
}

/** A row of a publish as answers show it: of the draft, or of the release that a rollback goes back to. */
export function changeOfTarget(state: DraftState, row: DraftRow): DraftAnswer['changes'][number] {
  const rows = new Map([[row.id, row]])
  return changeIn({ ...state, rows }, row)
}

const opOf = (state: DraftState, id: string): ChangeOp => changeOf(state, id) ?? 'change'

/** One definition of the draft, changed or not. Refuses `not-found`. */
export async function readDefinition(workspace: Workspace, kindName: string, name: string): Promise<DraftDefinition> {
  const kind = kindNamed(kindName)
  const state = await readDraftState(workspace)
  const definition = state.set.get(kind, name)
  if (!definition) throw new Refusal('not-found')
  return definitionAnswer(state, definition)
}

/** A definition with its revision and the faults that would block its publish. */
export function definitionAnswer(state: DraftState, definition: DefinitionHeader): DraftDefinition {
  const row = state.rows.get(definition.id)
  const live = state.live.get(definition.id)
  return {
    definition: { ...tidyDefinition(definition) },
    revision: revisionOf(state, definition.id),
    op: changeOf(state, definition.id),
    live: live ? canonicalHash(live) : '',
    by: row?.by ?? null,
    at: row?.at ?? null,
    issues: issuesOf(definition, state.set).map((issue) => ({ ...issue, params: { ...issue.params } })),
  }
}

/** Faults, or where there are none warnings. */
function issuesOf(definition: DefinitionHeader, set: DefinitionSet): readonly Issue[] {
  const faults = checkDefinition(definition, set)
  return faults.length > 0 ? faults : lintDefinition(definition, set)
}

/** The refusal `in-use`: removing something would leave these mentions leading nowhere. */
export const inUse = (mentions: readonly Mention[], sets: { before: DefinitionSet; after: DefinitionSet }): Refusal =>
  new Refusal('in-use', { details: { references: mentions.map((mention) => brokenAt(mention, sets)) } })
