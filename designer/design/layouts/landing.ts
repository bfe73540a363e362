import { type Box, dropPlace } from './drop-place.ts'
import type { Carried, Zone } from './LayoutDrag.tsx'

/** Where something carried would land, and the part at which the mark is drawn. */
export interface Landing {
  readonly place: { readonly in: 'section' | 'tab'; readonly id: string; readonly at: number } | { readonly in: 'tabs'; readonly at: number }
  /** The part and its side; undefined marks the whole zone. */
  readonly mark: { readonly id: string; readonly side: string } | undefined
}

interface Point {
  readonly x: number
  readonly y: number
}

/** What putting something down at a point of a zone would do; undefined means nothing. */
export function landingAt(carried: Carried, { zone, id }: Zone, point: Point): Landing | null {
  if (carried.type === 'tab') return zone === 'tab' ? amongParts('tabs', { carried, point }) : null
  if (zone === 'tab') return { place: { in: 'tab', id, at: Number.MAX_SAFE_INTEGER }, mark: undefined }
  if (carried.type === 'section') return zone === 'page' ? amongParts(`page-${id}`, { carried, point, of: { in: 'tab', id } }) : null
  if (zone === 'section') return amongParts(`section-${id}`, { carried, point, of: { in: 'section', id } })
  // Beside all sections: the last one of the tab.
  return { place: { in: 'tab', id, at: Number.MAX_SAFE_INTEGER }, mark: undefined }
}

interface Among {
  readonly carried: Carried
  readonly point: Point
  readonly of?: { readonly in: 'section' | 'tab'; readonly id: string }
}

/** Reads from the screen how the parts of a list stand; what is carried is not counted. */
function amongParts(list: string, { carried, point, of }: Among): Landing | null {
  const frame = document.querySelector(`[data-list="${list}"]`)
  if (!frame) return null
  const own = 'id' in carried ? carried.id : undefined
  const parts = [...frame.querySelectorAll<HTMLElement>(`[data-in="${list}"]`)].filter((part) => part.dataset['box'] !== own)
  const { at, mark } = dropPlace(parts.map(boxOf), boxOf(frame), point)
  const marked = mark && parts[mark.box]?.dataset['box']
  return { place: of ? { ...of, at } : { in: 'tabs', at }, mark: mark && marked !== undefined ? { id: marked, side: mark.side } : undefined }
}

const boxOf = (element: Element): Box => element.getBoundingClientRect()
