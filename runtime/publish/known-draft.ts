import type { DefinitionHeader } from '../../schemas/definition.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { DraftState } from './draft-state.ts'

/** What a row of the draft is known by: a revision of a definition never changes and never comes again. */
export interface RowHead {
  readonly id: string
  readonly revision: number
  readonly at: string
}

/** The draft as this process read it last. */
interface KnownDraft {
  /** Everything that it was read from, but for the bodies. */
  readonly signature: string
  readonly state: DraftState
  readonly bodies: ReadonlyMap<string, DefinitionHeader | null>
}

// Editors, the review and where-used ask for one draft again and again; of a large one reading the bodies is what takes long.
const drafts = new WeakMap<Workspace, KnownDraft>()

/** The draft that was read last, if nothing of it has changed since: the very same, with all that was worked out of it. */
export function knownState(workspace: Workspace, signature: string): DraftState | undefined {
  const known = drafts.get(workspace)
  return known?.signature === signature ? known.state : undefined
}

/** The body of a row, where it has been read before. */
export const knownBody = (workspace: Workspace, head: RowHead): DefinitionHeader | null | undefined => drafts.get(workspace)?.bodies.get(headKey(head))

/** Keeps a draft that was read as it is committed; what a transaction has written itself may be taken back. */
export function keepDraft(workspace: Workspace, { signature, state, heads }: { signature: string; state: DraftState; heads: readonly RowHead[] }): void {
  const bodies = heads.flatMap((head) => {
    const row = state.rows.get(head.id)
    return row ? [[headKey(head), row.body] as const] : []
  })
  drafts.set(workspace, { signature, state, bodies: new Map(bodies) })
}

const headKey = ({ id, revision, at }: RowHead): string => `${id} ${revision} ${at}`
