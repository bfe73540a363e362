import { describe, expect, it } from 'vitest'
import { type Box, dropPlace } from '../../../../designer/design/layouts/drop-place.ts'

const box = (left: number, top: number, width = 90, height = 40): Box => ({ left, top, right: left + width, bottom: top + height })

/** Two columns: a b / c (full) / d. */
const boxes = [box(0, 0), box(100, 0), box(0, 50, 190), box(0, 100)]
const frame = box(0, 0, 190, 200)

describe('where something carried would land', () => {
  it.each([
    ['left half: before', 10, 20, 0, { box: 0, side: 'left' }],
    ['right half: behind', 80, 20, 1, { box: 0, side: 'right' }],
    ['the second of a row', 110, 20, 1, { box: 1, side: 'left' }],
    ['the gap between two belongs to the nearer one', 97, 20, 1, { box: 1, side: 'left' }],
    ['upper half of one that fills the row', 150, 55, 2, { box: 2, side: 'top' }],
    ['lower half of one that fills the row', 10, 85, 3, { box: 2, side: 'bottom' }],
    ['beside the last one', 150, 120, 4, { box: 3, side: 'right' }],
    ['below all', 5, 190, 4, { box: 3, side: 'right' }],
    ['above all', 5, -20, 0, { box: 0, side: 'left' }],
  ] as const)('%s', (_, x, y, at, mark) => {
    expect(dropPlace(boxes, frame, { x, y })).toEqual({ at, mark })
  })

  it('is the beginning of an empty list', () => {
    expect(dropPlace([], frame, { x: 5, y: 5 })).toEqual({ at: 0, mark: undefined })
  })
})
