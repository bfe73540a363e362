import { expect, it } from 'vitest'
import type { LayoutDefinition } from '../../../../schemas/layouts/layout.ts'
import { definitionSet } from '../../../../schemas/definition-set.ts'
import { publishedObjects } from '../../../../designer/design/review/published-objects.ts'
import { change, field, object } from '../definitions.ts'

const layout: LayoutDefinition = { kind: 'layout', format: 1, id: 'lay_aaaaaaaaaaaa', name: 'deal_form', label: 'Deal', object: 'deal', for: 'form', tabs: [] }
const set = definitionSet([object('deal'), object('visit'), object('team'), layout])
const named = (changes: Parameters<typeof publishedObjects>[0]) => publishedObjects(changes, set).map(({ name }) => name)

it('leads to the list of the object whose layout, rule or view was published', () => {
  expect(named([change('layout/deal_form')])).toEqual(['deal'])
  expect(named([change('role/sales')])).toEqual([])
})

it('puts new objects first and names each object once', () => {
  expect(named([change('object/deal'), change('layout/deal_form'), change('object/visit', { op: 'add' })])).toEqual(['visit', 'deal'])
})

it('leads to nothing that was removed', () => {
  expect(named([change('object/team', { op: 'remove' })])).toEqual([])
})

it('puts what belongs to others behind them, and the latest before older ones', () => {
  const lines = object('line', [field('a', 'name'), field('b', 'deal', 'owned_lookup', { object: 'deal', required: true })])
  const changes = [change('object/line', { op: 'add' }), change('object/team', { op: 'add', at: '2026-11-21T08:00:00.000Z' }), change('object/deal', { op: 'add' })]
  expect(publishedObjects(changes, definitionSet([lines, object('team'), object('deal')])).map(({ name }) => name)).toEqual(['deal', 'team', 'line'])
})
