import { describe, expect, it } from 'vitest'
import { groupByObject, isLong } from '../../../../designer/design/review/changed-groups.ts'
import { definitionSet } from '../../../../schemas/definition-set.ts'
import { change, field, object, role } from '../definitions.ts'

describe('the changes of a review', () => {
  const layout = { kind: 'layout' as const, format: 1 as const, id: 'lay_a', name: 'deal_form', object: 'deal', label: 'Form', for: 'form' as const, tabs: [] }
  const set = definitionSet([object('deal', [field('a', 'name')], { label: { en: 'Deal' } }), layout, role('sales')])

  it('stand by object, the object itself first, and what has none last', () => {
    const changes = [change('role/sales'), change('layout/deal_form'), change('object/deal'), change('layout/gone', { op: 'remove' }), change('object/visit', { op: 'remove', label: 'Visit' })]
    expect(groupByObject(changes, set).map((group) => [group.object?.label, group.changes.map(({ name }) => name)])).toEqual([
      [{ en: 'Deal' }, ['deal', 'deal_form']],
      ['Visit', ['visit']],
      [undefined, ['sales', 'gone']],
    ])
  })

  it('are folded from nine on', () => {
    expect([isLong({ length: 8 }), isLong({ length: 9 })]).toEqual([false, true])
  })
})
