import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import { partAt } from './part-at.ts'

const nothing: readonly string[] = []

/** What is selected of a flow: nodes and edges, by id. A single one stands in the address, so that links lead to it. */
export function useFlowSelection(flow: FlowDefinition) {
  const [search, setSearch] = useSearchParams()
  const [several, setSeveral] = useState(nothing)
  const [opened, setOpened] = useState<string | null>(() => search.get('part') ?? search.get('at'))
  const focusWanted = useRef<string | null>(null)
  const at = search.get('at')
  // Links to a fault name its place within the whole draft: `/flow/big_deal/nodes/0/settings`.
  const one = search.get('part') ?? (at === null ? undefined : partAt(flow, `/${at.split('/').slice(3).join('/')}`))
  const isThere = (id: string) => flow.nodes.some((node) => node.id === id) || flow.edges.some((edge) => edge.id === id)
  const ids = (several.length > 0 ? several : one === undefined || one === null ? nothing : [one]).filter(isThere)

  useEffect(() => {
    if (focusWanted.current === null) return
    const element = document.querySelector<HTMLElement>(`[data-part="${focusWanted.current}"], .react-flow__node[data-id="${focusWanted.current}"]`)
    if (!element || element.tabIndex < 0) return
    focusWanted.current = null
    element.focus({ preventScroll: element.dataset['part'] === undefined })
  })

  const go = (next: readonly string[]) => {
    setSeveral(next.length > 1 ? next : nothing)
    const [only] = next.length === 1 ? next : []
    if ((search.get('part') ?? undefined) === only && at === null) return
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        after.delete('at')
        if (only === undefined) after.delete('part')
        else after.set('part', only)
        return after
      },
      { replace: true },
    )
  }
  return {
    ids,
    /** The only part that is selected. */
    one: ids.length === 1 ? ids[0] : undefined,
    /** What was selected in order to see its settings: on a narrow screen they come to the front. */
    opened,
    select: go,
    /** Selects a part to see its settings. */
    open: (id: string) => {
      setOpened(id)
      go([id])
    },
    /** Puts the keyboard on a step as soon as it is drawn. */
    focus: (id: string) => {
      focusWanted.current = id
    },
  }
}

export type FlowSelection = ReturnType<typeof useFlowSelection>
