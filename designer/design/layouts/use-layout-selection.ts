import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { LayoutDefinition } from '../../../schemas/layouts/layout.ts'
import { idOf, partOf } from '../../document/commands/layout/layout-parts.ts'
import { partAt } from './part-at.ts'

/** What is selected on the bench of a layout (a tab, a section, an item, or nothing: the layout itself), in the address. */
export function useLayoutSelection(layout: LayoutDefinition) {
  const [search, setSearch] = useSearchParams()
  const [peeked, peek] = useState<string | null>(null)
  const [last, setLast] = useState<string | null>(null)
  const [opened, setOpened] = useState<string | null>(() => search.get('part') ?? search.get('at'))
  const focusWanted = useRef<string | null>(null)
  const at = search.get('at')
  // Links to a fault name its place within the whole draft: `/layout/deal_main/tabs/0/label`.
  const linked = at === null ? undefined : partAt(layout, `/${at.split('/').slice(3).join('/')}`)
  const part = partOf(layout, search.get('part') ?? linked ?? null)
  const tab = layout.tabs.find(({ id }) => id === (peeked ?? part?.tab.id ?? last)) ?? layout.tabs[0]

  useEffect(() => {
    if (focusWanted.current === null) return
    const element = document.querySelector<HTMLElement>(`[data-part="${focusWanted.current}"]`)
    if (!element) return
    focusWanted.current = null
    element.focus()
  })

  const go = (id: string | null) => {
    peek(null)
    setLast(partOf(layout, id)?.tab.id ?? tab?.id ?? null)
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        after.delete('at')
        if (id === null) after.delete('part')
        else after.set('part', id)
        return after
      },
      { replace: true },
    )
  }
  return {
    part,
    /** Id of what is selected. */
    id: part ? idOf(part) : null,
    /** What was selected in order to see its settings: on a narrow screen they come to the front. */
    opened,
    /** The tab that the canvas shows. */
    tab,
    /** Shows a tab for as long as something is carried over it, without selecting it. */
    peek,
    select: (id: string | null) => {
      setOpened(id)
      go(id)
    },
    /** Selects what was just added: whoever adds goes on adding. */
    selectQuietly: (id: string) => {
      setOpened(null)
      go(id)
    },
    /** Puts the keyboard on a part as soon as it is drawn where it is now. */
    focus: (id: string) => {
      focusWanted.current = id
    },
  }
}

export type LayoutSelection = ReturnType<typeof useLayoutSelection>
