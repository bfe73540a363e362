import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { movedIds } from '../../schemas/moved-ids.ts'

describe('what moved between two orders', () => {
  it.each([
    ['nothing', 'abc', 'abc', ''],
    ['the last to the front', 'abcd', 'dabc', 'd'],
    ['the first to the end', 'abcd', 'bcda', 'a'],
    ['only what was there before', 'abc', 'xacyb', 'c'],
    ['nothing when some are gone', 'abc', 'ac', ''],
  ])('is %s', (_, before, after, moved) => {
    expect([...movedIds([...before], [...after])].join('')).toBe(moved)
  })

  it('leaves the others in their order', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f']
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: 6 }), (after) => {
        const moved = new Set(movedIds(ids, after))
        expect(after.filter((id) => !moved.has(id))).toEqual(ids.filter((id) => !moved.has(id)))
      }),
    )
  })
})
