import type { AnsweredIssue, DraftDefinition, StaleDraft } from '../../../schemas/api/draft.ts'
import type { Static } from 'typebox'
import { definitionJson } from '../../../schemas/definition-json.ts'
import type { Definition, KindName } from '../../../schemas/definition-set.ts'
import { mergeDefinitions } from '../../../schemas/merge.ts'
import { isProblem } from '../../app/problem.ts'
import { queryClient } from '../../app/queries.ts'
import type { DraftStoreOptions } from '../../document/draft-store.ts'
import { createDefinition, saveDefinition } from '../draft/save-definition.ts'
import { definitionQuery } from './use-definition.ts'

/** A fault of a definition that would keep it from being published, in words. */
export type DraftIssue = Static<typeof AnsweredIssue>

/** What the server said of a definition when it was last read or saved. */
export interface Verdict<Kind extends Definition> {
  readonly definition: Kind
  readonly revision: number
  readonly issues: readonly DraftIssue[]
}

export interface SaverInput<Kind extends Definition> {
  workspace: string
  kind: KindName
  loaded: DraftDefinition
  onVerdict: (verdict: Verdict<Kind>) => void
  /** Somebody else saved meanwhile. */
  onOvertaken: (other: StaleDraft) => void
}

export interface DefinitionSaver<Kind> extends Pick<DraftStoreOptions<Kind>, 'save' | 'overtaken' | 'merge'> {
  /** After a save failed because somebody removed the definition: the next one puts it back. */
  comeBack(reason: unknown): void
}

/** Who removed the definition that could not be saved; undefined when it failed for another reason. */
export function removedBy(reason: unknown): { name: string | undefined } | undefined {
  if (isProblem(reason, 'not-found')) return { name: undefined }
  // The server's own shape for this refusal.
  const other = isProblem(reason, 'stale-draft') ? (reason.details as unknown as StaleDraft) : undefined
  return other?.theirs === null ? { name: other.by?.name } : undefined
}

/** The server's side of a document: saves under the name that the draft knows, and merges what others saved. */
export function definitionSaver<Kind extends Definition>({ workspace, kind, loaded, onVerdict, onOvertaken }: SaverInput<Kind>): DefinitionSaver<Kind> {
  // A rename takes effect with its save: until then the draft knows the definition by its old name.
  let name = bodyOf<Kind>(loaded).name
  // The removal's revision, where the draft remembers it; a definition that was never live is made anew.
  let comeback: number | 'new' | undefined
  const write = (document: Kind, revision: number) => {
    const from = comeback ?? revision
    comeback = undefined
    return from === 'new' ? createDefinition(workspace, document) : saveDefinition({ workspace, kind, name }, document, from)
  }
  return {
    comeBack: (reason) => {
      comeback = isProblem(reason, 'stale-draft') ? Number(reason.details.revision) : 'new'
    },
    save: async (document, revision) => {
      await queryClient.cancelQueries({ queryKey: definitionQuery({ workspace, kind, name }).queryKey })
      const saved = await write(document, Number(revision))
      const definition = bodyOf<Kind>(saved)
      name = definition.name
      queryClient.setQueryData(definitionQuery({ workspace, kind, name }).queryKey, saved)
      onVerdict({ definition, revision: saved.revision, issues: saved.issues })
      return { document: definition, revision: String(saved.revision), live: saved.live }
    },
    overtaken: (reason) => {
      if (!isProblem(reason, 'stale-draft')) return undefined
      // The server's own shape for this refusal.
      const other = reason.details as unknown as StaleDraft
      if (other.theirs === null) return undefined
      onOvertaken(other)
      const theirs = bodyOf<Kind>({ definition: other.theirs })
      name = theirs.name
      return { document: theirs, revision: String(other.revision), base: other.base && bodyOf<Kind>({ definition: other.base }) }
    },
    merge: (base, mine, theirs) => {
      const { value, conflicts } = mergeDefinitions(definitionJson(base), definitionJson(mine), definitionJson(theirs))
      // What is merged of definitions of a kind is one of that kind.
      return { document: value as unknown as Kind, conflicts }
    },
  }
}

// The server answers only what fits the kind's schema, and definitions are JSON; their types only name more of it.
export const bodyOf = <Kind extends Definition>({ definition }: Pick<DraftDefinition, 'definition'>): Kind => definition as unknown as Kind
