import { and, desc, eq } from 'drizzle-orm'
import type { StaleDraft } from '../../schemas/api/draft.ts'
import { definitionJson } from '../../schemas/definition-json.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import { mergeDefinitions } from '../../schemas/merge.ts'
import { Refusal } from '../refusal.ts'
import { isoMoment } from '../storage/moment.ts'
import type { WorkspaceTables } from '../storage/workspace-tables.ts'
import { type DraftState, revisionOf, type Transaction } from './draft-state.ts'
import { bodyAt } from './write-draft.ts'

/** An edit that began at a revision which is no longer the last one. */
export interface StaleEdit {
  readonly kind: string
  readonly id: string
  /** The revision that the edit began at. */
  readonly revision: number
  /** What the caller wanted to save; null = remove; absent for commands, which merge by being repeated. */
  readonly mine?: DefinitionHeader | null
}

/** The refusal `stale-draft`: what stands there now, who saved it, and where both edits collide. */
export async function staleDraft(
  tx: Transaction,
  tables: WorkspaceTables,
  { state, edit }: { state: DraftState; edit: StaleEdit },
): Promise<Refusal> {
  const base = (await bodyAt(tx, tables, { state, ...edit })) ?? null
  const theirs = state.definitions.find(({ id }) => id === edit.id) ?? null
  const last = await lastSave(tx, tables, edit)
  const details: StaleDraft = {
    revision: revisionOf(state, edit.id),
    by: last?.by ?? null,
    at: last?.at ?? null,
    base: bodyOf(base),
    theirs: bodyOf(theirs),
    conflicts:
      edit.mine === undefined ? [] : [...mergeDefinitions(definitionJson(base), definitionJson(edit.mine), definitionJson(theirs)).conflicts],
  }
  return new Refusal('stale-draft', { details })
}

async function lastSave(
  tx: Transaction,
  { draftRevision, person }: WorkspaceTables,
  { kind, id }: StaleEdit,
): Promise<Pick<StaleDraft, 'by' | 'at'> | undefined> {
  const [row] = await tx
    .select({ by: draftRevision.by, at: draftRevision.at, name: person.name })
    .from(draftRevision)
    .leftJoin(person, eq(person.id, draftRevision.by))
    .where(and(eq(draftRevision.kind, kind), eq(draftRevision.id, id)))
    .orderBy(desc(draftRevision.revision))
    .limit(1)
  return row && { by: { id: row.by, name: row.name ?? '' }, at: isoMoment(row.at) }
}

// Definitions are JSON; their types only name more of it.

const bodyOf = (definition: DefinitionHeader | null) => definition && { ...definition }
