import { describe, expect, it } from 'vitest'
import { freeLabel } from '../../../../designer/design/names/free-label.ts'

describe('a label that is proposed', () => {
  it.each([
    ['Tell someone', [], 'Tell someone'],
    ['Tell someone', ['Tell somebody'], 'Tell someone'],
    ['Tell someone', ['tell someone '], 'Tell someone 2'],
    ['Tell someone', ['Tell someone', { en: 'Tell someone 2' }], 'Tell someone 3'],
    ['Tell someone', [{ vi: 'Báo cho ai đó', en: 'Tell someone' }], 'Tell someone 2'],
    ['Báo cho ai đó', [{ vi: 'Báo cho ai đó', en: 'Tell someone' }], 'Báo cho ai đó 2'],
  ])('%j among %j is %j', (proposed, among, free) => {
    expect(freeLabel(proposed, among)).toBe(free)
  })
})
