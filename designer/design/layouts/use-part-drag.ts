import { Feedback } from '@dnd-kit/dom'
import { useDraggable, useDroppable } from '@dnd-kit/react'
import type { Carried, Zone } from './LayoutDrag.tsx'

// What is carried follows the pointer as a picture of itself; the part stays in its place until it is put down.
const plugins = [Feedback.configure({ feedback: 'clone', dropAnimation: null })]

/** Lets a thing be carried. */
export function usePartDrag(id: string, carried: Carried, disabled = false) {
  return useDraggable({ id, type: carried.type, data: carried, disabled, plugins })
}

const accepted = {
  section: ['item', 'new'],
  page: ['item', 'new', 'section'],
  tab: ['item', 'new', 'section', 'tab'],
} as const satisfies Record<Zone['zone'], readonly Carried['type'][]>

// Zones lie within one another, and the innermost is meant.
const priorities = { page: 3, section: 4, tab: 5 } as const satisfies Record<Zone['zone'], number>

/** Lets things be put down on a part of the screen. */
export function useDropZone(zone: Zone) {
  return useDroppable({ id: `${zone.zone}:${zone.id}`, data: zone, accept: [...accepted[zone.zone]], collisionPriority: priorities[zone.zone] })
}
