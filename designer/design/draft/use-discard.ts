import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../app/me.ts'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { runCommand, undoCommand } from './save-definition.ts'

/** Takes a definition back to what is live; the notice offers to have the edits again. */
export function useDiscard(): (definition: { kind: string; name: string }, onDone?: () => void) => void {
  const { t } = useTranslation('design')
  const { slug } = useWorkspace()
  return ({ kind, name }, onDone) => {
    runCommand(slug, { command: 'discard', kind, name }).then(
      ({ entry }) => {
        onDone?.()
        notifyDone(t('discarded'), { undo: () => void undoCommand(slug, entry).then(onDone, notifyFailed) })
      },
      notifyFailed,
    )
  }
}
