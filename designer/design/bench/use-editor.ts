import { useMemo, useState } from 'react'
import type { DraftDefinition, StaleDraft } from '../../../schemas/api/draft.ts'
import type { DefinitionOf, KindName } from '../../../schemas/definition-set.ts'
import { useWorkspace } from '../../app/me.ts'
import { isProblem } from '../../app/problem.ts'
import { type OpenDocument, useDocument } from '../../document/use-document.ts'
import { bodyOf, definitionSaver, type DraftIssue, type Verdict } from './definition-saver.ts'

/** A definition being edited, and what the server says of it. */
export interface Editor<Kind extends KindName> extends OpenDocument<DefinitionOf[Kind]> {
  kind: Kind
  /** How the draft had it when this page was opened. */
  loaded: DraftDefinition
  /** Faults that would keep it from being published; their paths point into `verdict.definition`. */
  issues: readonly DraftIssue[]
  verdict: Verdict<DefinitionOf[Kind]>
  /** The version of somebody else that was merged last. */
  theirs: StaleDraft | null
  /** Puts back what somebody else has removed, as it is here. */
  bringBack: () => Promise<void>
}

/** Opens a definition of the draft for editing; it saves itself. */
export function useEditor<Kind extends KindName>(kind: Kind, loaded: DraftDefinition): Editor<Kind> {
  type Body = DefinitionOf[Kind]
  const { slug, person } = useWorkspace()
  const { id } = bodyOf<Body>(loaded)
  const newest = useNewest(loaded)
  const [saved, setSaved] = useState<Verdict<Body> | null>(null)
  const [theirs, setTheirs] = useState<StaleDraft | null>(null)
  const saver = useMemo(
    () => definitionSaver<Body>({ workspace: slug, kind, loaded, onVerdict: setSaved, onOvertaken: setTheirs }),
    // One for each document: it remembers the name that the draft knows.
    // oxlint-disable-next-line react/exhaustive-deps
    [slug, kind, id],
  )
  const stored = useMemo(() => ({ document: bodyOf<Body>(newest), revision: String(newest.revision), live: newest.live }), [newest])
  const document = useDocument<Body>({ key: `${person.id}/${slug}/${kind}/${id}`, stored, ...saver })
  const read = { definition: bodyOf<Body>(newest), revision: newest.revision, issues: newest.issues }
  const verdict = saved?.definition.id === id && saved.revision >= read.revision ? saved : read
  const refused = isProblem(document.problem, 'invalid-definition') ? document.problem.issues : undefined
  return {
    ...document,
    kind,
    loaded: newest,
    verdict: refused ? { ...verdict, definition: document.document, issues: asDraftIssues(refused) } : verdict,
    issues: refused ? asDraftIssues(refused) : verdict.issues,
    theirs,
    bringBack: () => {
      saver.comeBack(document.problem)
      return document.flush()
    },
  }
}

/**
 * Answers may arrive out of order; an older one must never take back what a newer one brought. One of the same revision
 * is taken: a publish changes what is live, but no revision.
 */
function useNewest(loaded: DraftDefinition): DraftDefinition {
  const [newest, setNewest] = useState(loaded)
  const isNewer = (loaded !== newest && loaded.revision >= newest.revision) || loaded.definition['id'] !== newest.definition['id']
  if (isNewer) setNewest(loaded)
  return isNewer ? loaded : newest
}

const asDraftIssues = (issues: readonly { code: string; path: string; params?: Readonly<Record<string, unknown>>; message?: string }[]): readonly DraftIssue[] =>
  issues.map(({ params, ...issue }) => ({ ...issue, ...(params ? { params: { ...params } } : {}) }))
