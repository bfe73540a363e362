import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandResult, UsedAt } from '../../../schemas/api/draft.ts'
import { useWorkspace } from '../../app/me.ts'
import { isProblem } from '../../app/problem.ts'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { runCommand, undoCommand } from './save-definition.ts'

/** Something to be removed: a definition, or the part of it with this id. */
interface Removal {
  readonly kind: string
  readonly name: string
  readonly part?: string
  /** What it is called on screen. */
  readonly label: string
  onRemoved: () => void
}

/** A removal that waits for an answer, because other things mention what would go. */
interface OpenRemoval {
  readonly removal: Removal
  readonly references: readonly UsedAt[]
}

/** Removes at once and offers undo; where something else would lead nowhere it asks what shall become of that. */
export function useRemove() {
  const { t } = useTranslation('design')
  const { slug } = useWorkspace()
  const [open, setOpen] = useState<OpenRemoval | null>(null)

  const removed = (removal: Removal, { entry }: CommandResult) => {
    setOpen(null)
    notifyDone(t('removed', { label: removal.label }), { undo: () => void undoCommand(slug, entry).then(removal.onRemoved, notifyFailed) })
    removal.onRemoved()
  }
  const run = async (removal: Removal, references: readonly UsedAt[]) => {
    const { kind, name, part } = removal
    const resolve = references.map((reference) => ({ kind: reference.kind, name: reference.name, path: reference.path, with: 'remove' }))
    try {
      removed(removal, await runCommand(slug, { command: 'delete', kind, name, ...(part === undefined ? {} : { part }), ...(resolve.length > 0 ? { resolve } : {}) }))
    } catch (reason) {
      if (!isProblem(reason, 'in-use')) return notifyFailed(reason)
      // The server's own shape for this refusal.
      const found = (reason.details as unknown as { references: readonly UsedAt[] }).references
      const others = found.filter((each) => each.kind !== kind || each.name !== name)
      // What only the definition itself mentions goes with the part.
      if (others.length === 0 && references.length === 0) return run(removal, found)
      setOpen({ removal, references: found })
    }
  }
  return {
    remove: (removal: Removal) => void run(removal, []),
    open,
    confirm: () => open && void run(open.removal, open.references),
    close: () => setOpen(null),
  }
}

export type Removing = ReturnType<typeof useRemove>
