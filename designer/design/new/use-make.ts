import { useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useWorkspace } from '../../app/me.ts'
import { notifyFailed } from '../../ui/notify.tsx'
import { editorPath } from '../draft/editor-path.ts'

/** Puts a new definition into the draft as `put` does, closes the dialog and opens the editor. */
export function useMake<Made extends { kind: string; name: string }>(put: (workspace: string, made: Made) => Promise<unknown>, onClose: () => void) {
  const { slug } = useWorkspace()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (made: Made) => put(slug, made),
    onSuccess: (_, made) => {
      onClose()
      void navigate(editorPath(slug, made))
    },
    onError: notifyFailed,
  })
}
