import { and, eq, inArray } from 'drizzle-orm'
import type { ChangedDefinition } from '../../schemas/api/draft.ts'
import { isSameDefinition } from '../../schemas/definition-json.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import { Refusal } from '../refusal.ts'
import type { WorkspaceTables } from '../storage/workspace-tables.ts'
import { draftState, type DraftState, revisionOf, type Transaction } from './draft-state.ts'

/** A definition as it shall stand in the draft; `body` null = removed. */
export interface DraftWrite {
  readonly kind: string
  readonly id: string
  /** The name that it has, or had before it was removed. */
  readonly name: string
  readonly body: DefinitionHeader | null
}

export interface Author {
  readonly by: string
  readonly at: Date
  /** The command that writes, so that it can be taken back whole. */
  readonly command?: string
}

/** A write of a definition that is there after it. */
export const writeOf = (body: DefinitionHeader): DraftWrite => ({ kind: body.kind, id: body.id, name: body.name, body })

/** The draft as it would be after the writes. */
export function withWrites(state: DraftState, writes: readonly DraftWrite[]): DraftState {
  const rows = new Map(state.rows)
  for (const write of writes) rows.set(write.id, { ...write, revision: 0, by: { id: '', name: '' }, at: '' })
  return draftState({ ...state, live: [...state.live.values()], rows: [...rows.values()] })
}

/** Writes that change nothing are none. */
export const realWrites = (state: DraftState, writes: readonly DraftWrite[]): readonly DraftWrite[] => {
  const bodies = new Map(state.definitions.map((definition) => [definition.id, definition]))
  return writes.filter(({ id, body }) => !isSameDefinition(body, bodies.get(id) ?? null))
}

/**
 * Saves definitions in the draft, each as a new revision. What equals the live definition leaves the draft again.
 * Refuses `name-taken` when a name belongs to another definition, be it one that the draft removes.
 */
export async function writeDraft(
  tx: Transaction,
  tables: WorkspaceTables,
  { state, writes, author }: { state: DraftState; writes: readonly DraftWrite[]; author: Author },
): Promise<readonly ChangedDefinition[]> {
  if (writes.length === 0) return []
  refuseTakenNames(state, writes)
  await keepFirstRevisions(tx, tables, { state, writes, author })
  const revised = writes.map((write) => ({
    ...write,
    revision: revisionOf(state, write.id) + 1,
    by: author.by,
    at: author.at.toISOString(),
  }))
  await tx.insert(tables.draftRevision).values(revised.map((row) => ({ ...row, command: author.command ?? null })))
  // All go before any comes, so that two definitions may swap their names.
  await tx.delete(tables.draft).where(
    inArray(
      tables.draft.id,
      writes.map(({ id }) => id),
    ),
  )
  const differing = revised.filter(({ id, body }) => !isSameDefinition(body, state.live.get(id) ?? null))
  if (differing.length > 0) await tx.insert(tables.draft).values(differing)
  return revised.map(({ kind, name, revision }) => ({ kind, name, revision }))
}

/** Definitions are JSON; their types only name more of it. */

function refuseTakenNames(state: DraftState, writes: readonly DraftWrite[]): void {
  const written = new Set(writes.map(({ id }) => id))
  const removed = [...state.rows.values()].filter(({ body }) => body === null)
  const holders = [...state.definitions, ...removed].filter(({ id }) => !written.has(id))
  const taken = writes.filter(
    (write, index) =>
      holders.some(({ kind, name }) => kind === write.kind && name === write.name) ||
      (write.body &&
        writes.slice(0, index).some(({ kind, name, body }) => body && kind === write.kind && name === write.name)),
  )
  if (taken.length === 0) return
  throw new Refusal('name-taken', {
    issues: taken.map(({ name }) => ({ code: 'definition.name-taken', path: '/name', params: { name } })),
  })
}

/** The live body is revision 0 of a definition that is edited for the first time: merges and undo go back to it. */
export async function keepFirstRevisions(
  tx: Transaction,
  { draftRevision }: WorkspaceTables,
  { state, writes, author }: { state: DraftState; writes: readonly DraftWrite[]; author: Author },
): Promise<void> {
  const first = writes.flatMap(({ kind, id }) => {
    const body = state.live.get(id)
    return body && !state.revisions.has(id)
      ? [{ kind, id, revision: 0, body, by: author.by, at: author.at.toISOString() }]
      : []
  })
  if (first.length > 0) await tx.insert(draftRevision).values(first)
}

/** The body that a definition had at a revision; undefined when that is no longer known. */
export async function bodyAt(
  tx: Transaction,
  tables: WorkspaceTables,
  { state, kind, id, revision }: { state: DraftState; kind: string; id: string; revision: number },
): Promise<DefinitionHeader | null | undefined> {
  if (!state.revisions.has(id) && revision === 0) return state.live.get(id)
  const { draftRevision } = tables
  const [row] = await tx
    .select({ body: draftRevision.body })
    .from(draftRevision)
    .where(and(eq(draftRevision.kind, kind), eq(draftRevision.id, id), eq(draftRevision.revision, revision)))
  // What was saved has passed its kind's schema.
  return row && (row.body as DefinitionHeader | null)
}
