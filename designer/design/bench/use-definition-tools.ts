import { useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { KindName } from '../../../schemas/definition-set.ts'
import { apiNameOf } from '../../../schemas/objects/api-name.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { queryClient } from '../../app/queries.ts'
import { notifyFailed } from '../../ui/notify.tsx'
import { useDraft } from '../draft/draft-queries.ts'
import { editorPath } from '../draft/editor-path.ts'
import { useLabelText } from '../draft/label-text.ts'
import { runCommand } from '../draft/save-definition.ts'
import { useDiscard } from '../draft/use-discard.ts'
import { useRemove } from '../draft/use-remove.ts'
import { definitionQuery } from './use-definition.ts'
import type { Editor } from './use-editor.ts'

/** What is done to a whole definition: copy it, go back to what is live, remove it. Also keeps the address by its name. */
export function useDefinitionTools<Kind extends KindName>(editor: Editor<Kind>) {
  const { slug } = useWorkspace()
  const navigate = useNavigate()
  const labelText = useLabelText()
  const { data: draft } = useDraft()
  const removing = useRemove()
  const discard = useDiscard()
  const { kind, flush, verdict } = editor
  const { name, label } = verdict.definition
  useAddress(kind, name)

  const clone = async () => {
    await flush()
    const taken = (each: string) => (draft?.definitions ?? []).some((other) => other.kind === kind && other.name === each)
    const to = apiNameOf(name, taken)
    await runCommand(slug, { command: 'clone', kind, name, to })
    void navigate(editorPath(slug, { kind, name: to }))
  }
  const goBack = async () => {
    await flush()
    discard({ kind, name }, () => {
      editor.forget()
      void queryClient.invalidateQueries({ queryKey: definitionQuery({ workspace: slug, kind, name }).queryKey })
    })
  }
  const remove = async () => {
    await flush()
    removing.remove({ kind, name, label: labelText(label), onRemoved: () => void navigate(pathOf(slug, 'design', `${kind}s`), { state: { isMoved: true } }) })
  }
  return {
    removing,
    actions: {
      onClone: () => void clone().catch(notifyFailed),
      onDiscard: () => void goBack().catch(notifyFailed),
      onRemove: () => void remove().catch(notifyFailed),
    },
  }
}

/** A rename changes the address, without a new entry in the browser's history. */
function useAddress(kind: KindName, name: string): void {
  const { slug } = useWorkspace()
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  const path = editorPath(slug, { kind, name })
  useEffect(() => {
    if (pathname !== path) void navigate(path + search, { replace: true, state: { isMoved: true } })
    // Only a new name moves the page; leaving it by a link must not bring it back.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [path])
}
