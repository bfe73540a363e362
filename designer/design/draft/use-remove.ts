import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandResult, Resolution, UsedAt } from '../../../schemas/api/draft.ts'
import { useWorkspace } from '../../app/me.ts'
import { isProblem } from '../../app/problem.ts'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { usableOf, usedNow } from '../where-used/where-used-query.ts'
import { runCommand, undoCommand } from './save-definition.ts'

/** Something to be removed: a definition, or the part of it with this id. */
interface Removal {
  readonly kind: string
  readonly name: string
  readonly part?: string
  /** The API name of the field that goes, to tell how many records hold a value. */
  readonly field?: string
  /** What it is called on screen. */
  readonly label: string
  onRemoved: () => void
}

/** A removal that waits for an answer, because other things mention what would go. */
interface OpenRemoval {
  readonly removal: Removal
  readonly references: readonly UsedAt[]
  /** `remove`, or the name to put in its place, by the place of the mention. */
  readonly choices: Readonly<Record<string, string>>
}

/** Tells the mentions of one removal apart. */
export const placeKey = ({ kind, name, path, from }: UsedAt): string => `${kind}/${name}${path}#${from ?? ''}`

/** Whether the definition that is removed, or loses a part, mentions it itself: then the mention goes with it. */
export const isOwn = (removal: Pick<Removal, 'kind' | 'name'>, { kind, name }: UsedAt): boolean => kind === removal.kind && name === removal.name

/**
 * Removes at once and offers undo; where something else would lead nowhere it asks what shall become of each mention, and
 * where people's own views would lose it, whether that is meant.
 */
export function useRemove() {
  const { t } = useTranslation('design')
  const { slug } = useWorkspace()
  const [open, setOpen] = useState<OpenRemoval | null>(null)

  const removed = (removal: Removal, { entry }: CommandResult) => {
    setOpen(null)
    notifyDone(t('removed', { label: removal.label }), { undo: () => void undoCommand(slug, entry).then(removal.onRemoved, notifyFailed) })
    removal.onRemoved()
  }
  const run = async ({ removal, references, choices }: OpenRemoval) => {
    const { kind, name, part } = removal
    const resolve = references.map((each): Resolution => resolutionOf(each, choices))
    try {
      removed(removal, await runCommand(slug, { command: 'delete', kind, name, ...(part === undefined ? {} : { part }), ...(resolve.length > 0 ? { resolve } : {}) }))
    } catch (reason) {
      if (!isProblem(reason, 'in-use')) return notifyFailed(reason)
      // The server's own shape for this refusal.
      const found = (reason.details as unknown as { references: readonly UsedAt[] }).references
      const known = new Set(references.map(placeKey))
      const next = openedWith({ removal, references: [...references, ...found.filter((each) => !known.has(placeKey(each)))], choices })
      // What only the definition itself mentions goes with the part.
      if (references.length === 0 && found.every((each) => isOwn(removal, each) && each.removes !== null)) return run(next)
      setOpen(next)
    }
  }
  const remove = async (removal: Removal) => {
    const first: OpenRemoval = { removal, references: [], choices: {} }
    const usable = usableOf(removal)
    const used = usable && (await usedNow(slug, usable))
    const isOnlyInViews = used !== undefined && used.personalViews.views > 0 && used.references.every((each) => isOwn(removal, each))
    return isOnlyInViews ? setOpen(first) : run(first)
  }
  return {
    remove: (removal: Removal) => void remove(removal),
    open,
    choiceOf: (mention: UsedAt) => open?.choices[placeKey(mention)],
    choose: (mention: UsedAt, choice: string) => setOpen((now) => now && { ...now, choices: { ...now.choices, [placeKey(mention)]: choice } }),
    /** Whether every mention has been decided. */
    isReady: open !== null && open.references.every((each) => open.choices[placeKey(each)] !== undefined),
    confirm: () => open && void run(open),
    close: () => setOpen(null),
  }
}

/** What can go is proposed to go. */
const openedWith = ({ removal, references, choices }: OpenRemoval): OpenRemoval => ({
  removal,
  references,
  choices: { ...Object.fromEntries(references.filter(({ removes }) => removes).map((each) => [placeKey(each), 'remove'])), ...choices },
})

const resolutionOf = (mention: UsedAt, choices: OpenRemoval['choices']): Resolution => {
  const { kind, name, path, from } = mention
  return { kind, name, path, ...(from === undefined ? {} : { from }), with: choices[placeKey(mention)] ?? 'remove' }
}

export type Removing = ReturnType<typeof useRemove>
