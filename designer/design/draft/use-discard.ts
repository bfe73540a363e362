import { useTranslation } from 'react-i18next'
import type { UsedAt } from '../../../schemas/api/draft.ts'
import { definitionKey } from '../../../schemas/definition.ts'
import { isProblem } from '../../app/problem.ts'
import { useWorkspace } from '../../app/me.ts'
import { useFormat } from '../../i18n/reader.ts'
import { notifyDone, notifyFailed, notifyHindered } from '../../ui/notify.tsx'
import { useLabelText } from './label-text.ts'
import { runCommand, undoCommand } from './save-definition.ts'

interface Discarded {
  readonly kind: string
  readonly name: string
}

/**
 * Takes a definition back to what is live; the notice offers to have the edits again. Where other changes of the draft
 * use what would go, it names them and offers to take those back in the same step.
 */
export function useDiscard(): (definition: Discarded, onDone?: () => void) => void {
  const { t } = useTranslation('design')
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  const format = useFormat()
  const discard = ({ kind, name }: Discarded, also: readonly string[], onDone?: () => void): void => {
    const refused = (reason: unknown) => {
      if (!isProblem(reason, 'in-use')) return notifyFailed(reason)
      // The server's own shape for this refusal.
      const { references } = reason.details as unknown as { references: readonly UsedAt[] }
      const users = [...new Map(references.map((each) => [definitionKey(each), each])).values()]
      // What is taken back already and still uses it does so live: no taking back can mend that.
      const more = users.map(definitionKey).filter((key) => !also.includes(key) && key !== definitionKey({ kind, name }))
      const places = format.list(users.map(({ label }) => labelText(label)))
      notifyHindered(t('discardUsed', { places }), {
        advice: t('discardUsedHelp'),
        ...(more.length > 0 && { action: { label: t('discardToo'), run: () => discard({ kind, name }, [...also, ...more], onDone) } }),
      })
    }
    runCommand(slug, { command: 'discard', kind, name, ...(also.length > 0 && { also: [...also] }) }).then(({ entry }) => {
      onDone?.()
      notifyDone(t('discarded'), { undo: () => void undoCommand(slug, entry).then(onDone, notifyFailed) })
    }, refused)
  }
  return ({ kind, name }, onDone) => discard({ kind, name }, [], onDone)
}
