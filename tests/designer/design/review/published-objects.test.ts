import { expect, it } from 'vitest'
import type { LayoutDefinition } from '../../../../schemas/layouts/layout.ts'
import { definitionSet } from '../../../../schemas/definition-set.ts'
import { publishedObjects } from '../../../../designer/design/review/published-objects.ts'
import { change, object } from '../definitions.ts'

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
