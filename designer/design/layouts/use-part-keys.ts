import type { KeyboardEvent } from 'react'
import { idOf, type LayoutPart } from '../../document/commands/layout/layout-parts.ts'
import { whenComposed } from '../../ui/composition.ts'
import { useLayoutBench } from './layout-bench.ts'

/**
 * The keys of a part, the same on canvas and outline: arrows go to the next part, with Alt they move it, with Alt and
 * Shift an item goes to the next section; Delete removes it.
 */
export function usePartKeys(part: LayoutPart): (event: KeyboardEvent<HTMLElement>) => void {
  const { edits, selection } = useLayoutBench()
  const id = idOf(part)
  return whenComposed((event: KeyboardEvent<HTMLElement>) => {
    const step = steps[event.key]
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      return edits.remove(part)
    }
    if (step === undefined || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    if (event.altKey) return event.shiftKey ? edits.moveToNextSection(id, step) : edits.moveBy(id, step)
    goTo(event.currentTarget, step, selection.select)
  })
}

/** One stop for Tab: what is selected, else the tab that is shown. Arrows go on from there. */
export function useTabStop(part: LayoutPart): 0 | -1 {
  const { selection } = useLayoutBench()
  return idOf(part) === (selection.id ?? selection.tab?.id) ? 0 : -1
}

const steps: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }

/** Goes to the part that is read next on the screen. */
function goTo(from: HTMLElement, step: -1 | 1, select: (id: string) => void): void {
  const parts = [...(from.closest('[data-roving]')?.querySelectorAll<HTMLElement>('[data-part]') ?? [])]
  const next = parts[parts.indexOf(from) + step]
  if (next?.dataset['part'] === undefined) return
  next.focus()
  select(next.dataset['part'])
}
