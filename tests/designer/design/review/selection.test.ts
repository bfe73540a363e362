import { describe, expect, it } from 'vitest'
import { groupByAuthor, isTicked, noTicks, tick, tickedKeys } from '../../../../designer/design/review/selection.ts'
import { byLan, change, me } from '../definitions.ts'

const deal = change('object/deal')
const account = change('object/account', { at: '2026-11-21T10:00:00.000Z' })
const region = change('object/region', { ...byLan, at: '2026-11-21T11:00:00.000Z' })
const changes = [deal, region, account]

describe('the changes of a draft', () => {
  it('are grouped by author: mine first, the newest on top', () => {
    const groups = groupByAuthor(changes, me)
    expect(groups.map(({ isMe, changes: of }) => [isMe, of.map(({ name }) => name)])).toEqual([
      [true, ['account', 'deal']],
      [false, ['region']],
    ])
  })

  it('are ticked when they are mine', () => {
    expect(tickedKeys(noTicks, changes, me)).toEqual(['object/account', 'object/deal'])
  })

  it('can be ticked and unticked, one or all of an author', () => {
    const some = tick(tick(noTicks, [deal], false), [region], true)
    expect(tickedKeys(some, changes, me)).toEqual(['object/account', 'object/region'])
    expect(tickedKeys(tick(some, [deal], true), changes, me)).toEqual(['object/account', 'object/deal', 'object/region'])
  })

  it('that come in later are ticked when they are mine, whatever was chosen before', () => {
    const before = tick(noTicks, [deal], false)
    expect(isTicked(before, change('role/sales'), me)).toBe(true)
    expect(isTicked(before, change('role/sales', byLan), me)).toBe(false)
  })
})
