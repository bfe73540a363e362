import { Accessibility } from '@dnd-kit/dom'
import { type DragDropEventHandlers, DragDropProvider, PointerSensor } from '@dnd-kit/react'
import { createContext, type ReactNode, useContext, useRef, useState } from 'react'
import type { LayoutDefinition, LayoutItem } from '../../../schemas/layouts/layout.ts'
import { type Landing, landingAt } from './landing.ts'
import { type LayoutBench, useLayoutBench } from './layout-bench.ts'

/** What is carried: a part of the layout, or something new out of the palette. */
export type Carried = { readonly type: 'item' | 'section' | 'tab'; readonly id: string } | { readonly type: 'new'; readonly make: () => LayoutItem }

/** What something can be put down on. */
export interface Zone {
  readonly zone: 'section' | 'tab' | 'page'
  readonly id: string
}

interface DragState {
  readonly carried: Carried | null
  readonly landing: Landing | null
}

const still: DragState = { carried: null, landing: null }

const DragContext = createContext<DragState>(still)

/** What is being carried, and where it would land. */
export const useDragState = (): DragState => useContext(DragContext)

// Everything that dragging does is done by keys of our own, in the words of layouts; the library's would be a second way.
const sensors = [PointerSensor]

/** Milliseconds that something rests on a tab before the tab opens under it. */
const untilOpen = 450

/** Lets parts be dragged out of the palette, between sections and tabs; the mark says where they would land. */
export function LayoutDrag({ children }: { children: ReactNode }) {
  const bench = useLayoutBench()
  const [state, setState] = useState(still)
  const opening = useRef<{ tab: string; timer: ReturnType<typeof setTimeout> } | null>(null)

  const rest = (tab: string | null) => {
    if (opening.current?.tab === tab) return
    clearTimeout(opening.current?.timer)
    opening.current = tab === null ? null : { tab, timer: setTimeout(() => bench.selection.peek(tab), untilOpen) }
  }
  const follow = ({ source, target, position }: Operation) => {
    const carried = source?.data as Carried | undefined
    const zone = target?.data as Zone | undefined
    const landing = carried && zone ? landingAt(carried, zone, position.current) : null
    rest(zone?.zone === 'tab' && carried?.type !== 'tab' ? zone.id : null)
    setState((before) => (isSame(before.landing, landing) && before.carried === carried ? before : { carried: carried ?? null, landing }))
    return landing
  }
  return (
    <DragDropProvider
      sensors={sensors}
      plugins={(defaults) => defaults.filter((plugin) => plugin !== Accessibility)}
      onDragMove={({ operation }) => void follow(operation)}
      onDragOver={({ operation }) => void follow(operation)}
      onDragEnd={({ operation, canceled }) => {
        const landing = follow(operation)
        rest(null)
        setState(still)
        bench.selection.peek(null)
        if (!canceled && landing) put(operation.source?.data as Carried, landing, bench)
      }}
    >
      <DragContext value={state}>{children}</DragContext>
    </DragDropProvider>
  )
}

type Operation = Parameters<NonNullable<DragDropEventHandlers['onDragMove']>>[0]['operation']

function put(carried: Carried, { place }: Landing, { layout, edits, selection }: LayoutBench): void {
  if (carried.type === 'new') return putNew(carried.make(), place, { layout, edits })
  if (carried.type === 'tab' && place.in === 'tabs') edits.moveTab(carried.id, place.at)
  if (carried.type === 'section' && place.in === 'tab') edits.moveSection(carried.id, { tab: place.id, at: place.at })
  if (carried.type === 'item' && place.in !== 'tabs') {
    const section = sectionAt(layout, place)
    if (section === undefined) edits.moveToTab(carried.id, place.id)
    else edits.moveItem(carried.id, { section, at: place.at })
  }
  selection.select(carried.id)
}

function putNew(item: LayoutItem, place: Landing['place'], { layout, edits }: Pick<LayoutBench, 'layout' | 'edits'>): void {
  if (place.in === 'tabs') return
  const section = sectionAt(layout, place)
  if (section === undefined) edits.addToTab(item, place.id)
  else edits.add(item, { section, at: place.at })
}

/** The section of a place; of a tab the last one, which a tab may lack. */
const sectionAt = ({ tabs }: LayoutDefinition, place: { readonly in: 'section' | 'tab'; readonly id: string }): string | undefined =>
  place.in === 'section' ? place.id : tabs.find(({ id }) => id === place.id)?.sections.at(-1)?.id

const isSame = (a: Landing | null, b: Landing | null): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)
