import { eq, inArray, max } from 'drizzle-orm'
import type { ChangeOp, PersonName } from '../../schemas/api/draft.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import { type DefinitionSet, definitionSet, type KindName } from '../../schemas/definition-set.ts'
import { Refusal } from '../refusal.ts'
import type { Database } from '../storage/connect.ts'
import { isoMoment } from '../storage/moment.ts'
import { lockNotAvailable, postgresError } from '../storage/postgres-error.ts'
import { lockWorkspace } from '../storage/workspace-lock.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { keepDraft, knownBody, knownState, type RowHead } from './known-draft.ts'
import { liveDefinitions } from './live-definitions.ts'

/** One definition that differs from the live one; `body` null = removed. */
export interface DraftRow {
  readonly kind: string
  readonly id: string
  readonly name: string
  readonly body: DefinitionHeader | null
  readonly revision: number
  readonly by: PersonName
  readonly at: string
}

/** The draft of a workspace at one moment, on top of the live release. */
export interface DraftState {
  /** Number of the live release. */
  readonly base: number
  /** What is live, by id. */
  readonly live: ReadonlyMap<string, DefinitionHeader>
  /** What differs, by id. */
  readonly rows: ReadonlyMap<string, DraftRow>
  /** The last revision of each definition that was ever edited, by id; 0 for the others. */
  readonly revisions: ReadonlyMap<string, number>
  /** What the draft consists of: live order, new definitions last. */
  readonly definitions: readonly DefinitionHeader[]
  readonly set: DefinitionSet
}

/** What runs the statements of one unit of work. */
export type Transaction = Pick<Database, 'select' | 'selectDistinctOn' | 'insert' | 'update' | 'delete' | 'execute'>

/** Reads the draft. Without a lock: what is written afterwards needs `changeDraft`. */
export const readDraftState = (workspace: Workspace): Promise<DraftState> => readDraftWith(workspace, (_, state) => Promise.resolve(state))

/** Reads the draft and whatever belongs to it at the same moment. */
export function readDraftWith<Result>(workspace: Workspace, read: (tx: Transaction, state: DraftState) => Promise<Result>): Promise<Result> {
  return workspace.data.db.transaction(
    async (tx) => {
      const found = await readState(tx, workspace)
      keepDraft(workspace, found)
      return read(tx, found.state)
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

/**
 * Runs one change of the draft alone: saves that touch several definitions, and the publish that takes them, come
 * one after the other. Refuses `busy` when another one holds the workspace for longer than two seconds.
 */
export async function changeDraft<Result>(
  workspace: Workspace,
  change: (tx: Transaction, state: DraftState) => Promise<Result>,
): Promise<Result> {
  try {
    return await workspace.data.db.transaction(async (tx) => {
      await lockWorkspace(tx, workspace.schema)
      return change(tx, await stateOf(tx, workspace))
    })
  } catch (error) {
    if (postgresError(error)?.code === lockNotAvailable) throw new Refusal('busy', { cause: error })
    throw error
  }
}

/** Reads the draft within a unit of work. */
export const stateOf = async (tx: Transaction, workspace: Workspace): Promise<DraftState> => (await readState(tx, workspace)).state

async function readState(tx: Transaction, workspace: Workspace) {
  const { draftRevision, live } = workspace.tables
  const [number] = await tx.select({ base: live.number }).from(live)
  if (!number) throw new Error('the workspace has no live release')
  const heads = await readHeads(tx, workspace)
  const revisions = await tx
    .select({ id: draftRevision.id, revision: max(draftRevision.revision).mapWith(Number) })
    .from(draftRevision)
    .groupBy(draftRevision.id)
    .orderBy(draftRevision.id)
  const signature = JSON.stringify([number.base, heads, revisions])
  const known = knownState(workspace, signature)
  if (known) return { state: known, signature, heads }
  const bodies = await readBodies(tx, workspace, heads)
  const state = draftState({
    base: number.base,
    live: await liveDefinitions(tx, workspace, number.base),
    rows: heads.map(({ author, by, at, ...row }) => ({ ...row, body: bodies.get(row.id) ?? null, by: { id: by, name: author ?? '' }, at: isoMoment(at) })),
    revisions: new Map(revisions.map(({ id, revision }) => [id, revision ?? 0])),
  })
  return { state, signature, heads }
}

const readHeads = (tx: Transaction, { tables: { draft, person } }: Workspace) =>
  tx
    .select({
      kind: draft.kind,
      id: draft.id,
      name: draft.name,
      revision: draft.revision,
      by: draft.by,
      at: draft.at,
      author: person.name,
    })
    .from(draft)
    .leftJoin(person, eq(person.id, draft.by))
    .orderBy(draft.kind, draft.name)

/** The bodies of the rows by id: those that are not known yet are read. */
async function readBodies(tx: Transaction, workspace: Workspace, heads: readonly RowHead[]): Promise<ReadonlyMap<string, DefinitionHeader | null>> {
  const { draft } = workspace.tables
  const known = heads.map((head) => [head.id, knownBody(workspace, head)] as const)
  const missing = known.flatMap(([id, body]) => (body === undefined ? [id] : []))
  const read = missing.length === 0 ? [] : await tx.select({ id: draft.id, body: draft.body }).from(draft).where(inArray(draft.id, missing))
  // What stands in the draft has passed its kind's schema.
  return new Map([...known.flatMap(([id, body]) => (body === undefined ? [] : [[id, body] as const])), ...read.map(({ id, body }) => [id, body as DefinitionHeader | null] as const)])
}

/** Puts what differs on top of what is live. */
export function draftState(
  parts: Pick<DraftState, 'base' | 'revisions'> & { live: readonly DefinitionHeader[]; rows: readonly DraftRow[] },
): DraftState {
  const rows = new Map(parts.rows.map((row) => [row.id, row]))
  const live = new Map(parts.live.map((definition) => [definition.id, definition]))
  const kept = parts.live.flatMap((definition) => {
    const row = rows.get(definition.id)
    return row ? (row.body ?? []) : definition
  })
  const added = parts.rows.flatMap(({ id, body }) => (body && !live.has(id) ? [body] : []))
  const definitions = [...kept, ...added]
  return { base: parts.base, revisions: parts.revisions, live, rows, definitions, set: definitionSet(definitions) }
}

/** The definition of this name in the draft, or the one that the draft removes. */
export function findInDraft(state: DraftState, kind: KindName, name: string): DefinitionHeader | undefined {
  const removed = [...state.rows.values()].find((row) => row.kind === kind && row.name === name && !row.body)
  return state.set.get(kind, name) ?? (removed && state.live.get(removed.id))
}

/** How a definition of the draft differs from the live one; null where it does not. */
export function changeOf(state: DraftState, id: string): ChangeOp | null {
  const row = state.rows.get(id)
  if (!row) return null
  const live = state.live.get(id)
  if (!row.body) return 'remove'
  if (!live) return 'add'
  return live.name === row.body.name ? 'change' : 'rename'
}

/** The revision of a definition: its ETag. It only ever rises, also over publishes, so that no old edit fits again. */
export const revisionOf = (state: DraftState, id: string): number => state.revisions.get(id) ?? 0
