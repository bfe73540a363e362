import { useEffect } from 'react'
import type { KindName } from '../../../schemas/definition-set.ts'
import type { Json } from '../../../schemas/pointer.ts'
import { useUnsaved } from '../../app/unsaved/use-unsaved.ts'
import { useUnfinished } from './unfinished.ts'
import type { Editor } from './use-editor.ts'

/** Asks before an editor is left whose input the draft does not have: because it is wrong, or not finished. */
export function useEditorGuard<Kind extends KindName>({ kind, document, saving }: Editor<Kind>): void {
  const unfinished = useUnfinished()
  useEffect(() => {
    // Definitions are JSON; their types only name more of it.
    unfinished?.keepWithin(kind, document as unknown as Json)
  }, [unfinished, kind, document])
  useUnsaved(() => saving === 'failed' || (saving !== 'saved' && isFaultShown()) || (unfinished?.read().length ?? 0) > 0, 'draft')
}

/** An input on screen knows of its fault before the draft has refused it. */
const isFaultShown = (): boolean => window.document.querySelector('[aria-invalid="true"]') !== null
