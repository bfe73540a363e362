import { describe, expect, it } from 'vitest'
import { childrenWithoutRows, newRowsField, withRelatedList } from '../../../../designer/design/layouts/child-rows.ts'
import { lackingUse } from '../../../../designer/design/layouts/main-layouts.ts'
import { definitionSet } from '../../../../schemas/definition-set.ts'
import { kinds } from '../../../../schemas/kinds.ts'
import { field, object } from '../definitions.ts'
import { item, layout, outlineOf, section, tab } from './layouts.ts'

const order = object('order', [field('a', 'name')])
const line = object('line', [field('b', 'name'), field('c', 'price', 'decimal'), field('d', 'order', 'owned_lookup', { object: 'order', required: true, inverse: { name: 'lines', label: 'Lines' } })])
const visit = object('visit', [field('e', 'name'), field('f', 'order', 'lookup', { object: 'order', onDelete: 'restrict', inverse: { name: 'visits', label: 'Visits' } })])
const set = definitionSet([order, line, visit])

describe('the records of a child', () => {
  it('become rows of the parent, under a name that is free there, without a fault', () => {
    const made = newRowsField(order, line, set)
    expect(made).toMatchObject({ type: 'sub_table', name: 'lines_2', label: 'lines', object: 'line', field: 'order', columns: ['name', 'price'] })
    const withRows = { ...order, fields: [...order.fields, made] }
    expect(kinds.object.check(withRows, definitionSet([withRows, line, visit]))).toEqual([])
  })

  it('are offered as rows where they belong to the parent and are none yet', () => {
    expect(childrenWithoutRows(order, set).map(({ name }) => name)).toEqual(['line'])
    const withRows = { ...order, fields: [...order.fields, newRowsField(order, line, set)] }
    expect(childrenWithoutRows(withRows, set)).toEqual([])
  })

  it('are listed on the page beside other lists, else on a tab of their own, and once', () => {
    const page = layout([tab('details', [section('basics', [item('name')])]), tab('more', [section('lists', [item('visits', { related: 'visits' })])])])
    const listed = withRelatedList(page, 'lines')
    expect(listed.tabs[1]?.sections[0]?.items.map(({ related }) => related)).toEqual(['visits', 'lines'])
    expect(withRelatedList(listed, 'lines')).toBe(listed)
    expect(outlineOf(withRelatedList(layout([tab('details')]), 'lines'))).toMatch(/^details: ; tab_\w+: sec_\w+\(itm_\w+\)$/)
  })
})

describe('a new layout is meant', () => {
  const [form, page] = [layout([], { for: 'form' }), layout([])]
  it.each([
    ['to fill in, where there is none', [], 'form'],
    ['to fill in, where there is only a page', [page], 'form'],
    ['to look at, where there is only a form', [form], 'page'],
    ['to fill in, where there is both', [form, page], 'form'],
  ] as const)('%s', (_, there, use) => {
    expect(lackingUse(there)).toBe(use)
  })
})
