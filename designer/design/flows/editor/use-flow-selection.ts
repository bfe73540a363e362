import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import { partAt } from './part-at.ts'

const nothing: readonly string[] = []

/** What is selected of a flow: nodes and edges, by id. A single one stands in the address, so that links lead to it. */
export function useFlowSelection(flow: FlowDefinition) {
  const [search, setSearch] = useSearchParams()
  const [several, setSeveral] = useState(nothing)
  const [opened, setOpened] = useState<string | null>(() => search.get('part') ?? search.get('at'))
  const at = search.get('at')
  // Links to a fault name its place within the whole draft: `/flow/big_deal/nodes/0/settings`.
  const one = search.get('part') ?? (at === null ? undefined : partAt(flow, `/${at.split('/').slice(3).join('/')}`))
  const isThere = (id: string) => flow.nodes.some((node) => node.id === id) || flow.edges.some((edge) => edge.id === id)
  const ids = (several.length > 0 ? several : one === undefined || one === null ? nothing : [one]).filter(isThere)

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
    focus: focusStep,
  }
}

export type FlowSelection = ReturnType<typeof useFlowSelection>

/** The step that is to have the keyboard; an earlier wish ends with the next. */
let wanted = ''

/**
 * The canvas draws a moment after the flow has changed, and a dialog keeps the keyboard until it is closed: for that moment
 * the step takes the keyboard whenever nothing else has it.
 */
function focusStep(id: string): void {
  wanted = id
  holdFocus(id, { until: performance.now() + 8000 })
}

interface Hold {
  readonly until: number
  /** Since when the step has had the keyboard. */
  readonly since?: number | undefined
}

function holdFocus(id: string, { until, since }: Hold): void {
  const now = performance.now()
  if (wanted !== id || now > until || (since !== undefined && now - since > 500)) return
  const step = document.querySelector<HTMLElement>(`[data-part="${CSS.escape(id)}"], .react-flow__node[data-id="${CSS.escape(id)}"]`)
  const { activeElement: active } = document
  const isFree = !document.querySelector('[role="dialog"]') && (active === document.body || active?.id === 'content' || (active?.closest('[data-part], .react-flow__node') ?? null) !== null)
  if (step && step.tabIndex >= 0 && isFree && active !== step) step.focus({ preventScroll: step.dataset['part'] === undefined })
  const has = step !== null && document.activeElement === step
  requestAnimationFrame(() => holdFocus(id, { until, since: has ? (since ?? now) : undefined }))
}
