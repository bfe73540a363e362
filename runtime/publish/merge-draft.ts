import { definitionJson, isSameDefinition } from '../../schemas/definition-json.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import { mergeDefinitions } from '../../schemas/merge.ts'
import type { Caller } from '../caller.ts'
import { draftState, type DraftRow, type DraftState, type Transaction } from './draft-state.ts'
import { authorOf } from './save-definition.ts'
import { type DraftWrite, keepFirstRevisions, writeDraft, writeOf } from './write-draft.ts'

/**
 * Carries the open draft over when the live release changes under it: three-way, from what was live to what is live
 * now. Where both changed the same, the draft keeps its own. Every definition that changed is a new revision.
 */
export async function mergeDraftOnto(
  tx: Transaction,
  caller: Caller,
  { state, definitions }: { state: DraftState; definitions: readonly DefinitionHeader[] },
): Promise<void> {
  const { tables } = caller.workspace
  const live = new Map(definitions.map((definition) => [definition.id, definition]))
  const merged = [...state.rows.values()].map((row) => mergedWrite(row, state.live.get(row.id), live.get(row.id)))
  const moved = movedWrites(state, live).filter(({ id }) => !state.rows.has(id))
  const writes = [...merged, ...moved]
  const author = authorOf(caller)
  await keepFirstRevisions(tx, tables, { state, writes, author })
  const revisions = new Map([...writes.map(({ id }) => [id, 0] as const), ...state.revisions])
  await writeDraft(tx, tables, {
    state: draftState({ base: state.base + 1, revisions, live: definitions, rows: [...state.rows.values()] }),
    writes,
    author,
  })
}

/** Definitions that are live in another form now, or no longer. */
function movedWrites(state: DraftState, live: ReadonlyMap<string, DefinitionHeader>): readonly DraftWrite[] {
  const changed = [...live.values()].filter(
    (definition) => !isSameDefinition(state.live.get(definition.id), definition),
  )
  const gone = [...state.live.values()].filter(({ id }) => !live.has(id))
  return [...changed.map(writeOf), ...gone.map((definition) => ({ ...writeOf(definition), body: null }))]
}

function mergedWrite(row: DraftRow, base: DefinitionHeader | undefined, theirs: DefinitionHeader | undefined): DraftWrite {
  const { kind, id, name } = row
  if (!row.body || !theirs) return { kind, id, name: theirs?.name ?? name, body: row.body && { ...row.body } }
  const { value } = mergeDefinitions(definitionJson(base) ?? null, definitionJson(row.body) ?? null, definitionJson(theirs) ?? null)
  // A merge of two definitions of one kind is one of that kind; what it may lack in meaning the draft shows.
  return writeOf(value as unknown as DefinitionHeader)
}

// Definitions are JSON; their types only name more of it.
