/** A box on the screen, as `getBoundingClientRect` answers it. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

type Side = 'left' | 'right' | 'top' | 'bottom'

/** Where something carried would land among the boxes of a list. */
export interface DropPlace {
  /** Counted among the boxes. */
  readonly at: number
  /** The box and its side at which the mark is drawn; undefined in an empty list. */
  readonly mark: { readonly box: number; readonly side: Side } | undefined
}

/**
 * The place in a list of boxes, laid out in rows, that a pointer means: before or after the nearest one, by its left
 * or right half where boxes stand side by side, by its upper or lower half where they fill the row. Below all is last.
 */
export function dropPlace(boxes: readonly Box[], within: Box, pointer: { readonly x: number; readonly y: number }): DropPlace {
  const last = boxes.length - 1
  if (last < 0) return { at: 0, mark: undefined }
  const isBelow = boxes.every(({ bottom }) => pointer.y > bottom)
  const box = isBelow ? last : nearest(boxes, pointer)
  const { left, top, right, bottom } = boxes[box] ?? within
  const fillsRow = right - left > (within.right - within.left) * 0.7
  const isAfter = isBelow || (fillsRow ? pointer.y > (top + bottom) / 2 : pointer.x > (left + right) / 2)
  const side = fillsRow ? (isAfter ? 'bottom' : 'top') : isAfter ? 'right' : 'left'
  return { at: isAfter ? box + 1 : box, mark: { box, side } }
}

/** The box of the nearest row, and of that the nearest one. */
function nearest(boxes: readonly Box[], { x, y }: { readonly x: number; readonly y: number }): number {
  const distances = boxes.map(({ left, top, right, bottom }) => ({ down: beyond(y, top, bottom), across: beyond(x, left, right) }))
  const [first] = [...distances.entries()].toSorted(([, a], [, b]) => a.down - b.down || a.across - b.across)
  return first?.[0] ?? 0
}

/** How far a number lies outside of a range. */
const beyond = (value: number, from: number, to: number): number => Math.max(from - value, 0, value - to)
