import { eq } from 'drizzle-orm'
import type { CommandResult } from '../../schemas/api/draft.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import { newId } from '../../schemas/ids.ts'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { changeDraft, type DraftState, revisionOf, type Transaction } from './draft-state.ts'
import { authorOf } from './save-definition.ts'
import { bodyAt, type DraftWrite, realWrites, writeDraft } from './write-draft.ts'

/**
 * Takes a command back: every definition that it wrote is again what it was before. Is itself a command that can be
 * taken back. Refuses `not-found`, and `conflict` with the definitions that somebody has edited since.
 */
export async function undoCommand(caller: Caller, entry: string): Promise<CommandResult> {
  const { workspace } = caller
  return changeDraft(workspace, async (tx, state) => {
    const written = await writtenBy(tx, caller, entry)
    if (written.length === 0) throw new Refusal('not-found')
    const edited = written.filter(({ id, revision }) => revisionOf(state, id) !== revision)
    if (edited.length > 0)
      throw new Refusal('conflict', {
        details: { edited: edited.map(({ kind, id, body }) => ({ kind, name: nameOf(state, id, body) })) },
      })
    const writes = await Promise.all(written.map((row) => before(tx, caller, { state, row })))
    const undo = newId('command')
    const changed = await writeDraft(tx, workspace.tables, {
      state,
      writes: realWrites(state, writes),
      author: authorOf(caller, undo),
    })
    return { entry: undo, changed: [...changed] }
  })
}

interface Written {
  readonly kind: string
  readonly id: string
  readonly revision: number
  readonly body: DefinitionHeader | null
}

async function writtenBy(tx: Transaction, { workspace }: Caller, entry: string): Promise<readonly Written[]> {
  const { draftRevision } = workspace.tables
  const { kind, id, revision, body } = draftRevision
  const rows = await tx
    .select({ kind, id, revision, body })
    .from(draftRevision)
    .where(eq(draftRevision.command, entry))
    .orderBy(kind, id)
  // What was saved has passed its kind's schema.
  return rows.map((row) => ({ ...row, body: row.body as DefinitionHeader | null }))
}

async function before(
  tx: Transaction,
  { workspace }: Caller,
  { state, row }: { state: DraftState; row: Written },
): Promise<DraftWrite> {
  const known = await bodyAt(tx, workspace.tables, { state, ...row, revision: row.revision - 1 })
  // Old revisions are not kept for ever; only of what the command itself made is there none.
  const isMade = row.revision === 1 && !state.live.has(row.id)
  if (known === undefined && !isMade)
    throw new Refusal('conflict', { details: { edited: [{ kind: row.kind, name: nameOf(state, row.id, row.body) }] } })
  const body = known ?? null
  return { kind: row.kind, id: row.id, name: body?.name ?? nameOf(state, row.id, row.body), body }
}

const nameOf = (state: DraftState, id: string, body: DefinitionHeader | null): string =>
  state.live.get(id)?.name ?? body?.name ?? id
