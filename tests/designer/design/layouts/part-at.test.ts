import { describe, expect, it } from 'vitest'
import { isDrawableLayout } from '../../../../designer/design/layouts/drawable-layout.ts'
import { nextSelected } from '../../../../designer/design/layouts/next-selected.ts'
import { partAt, pointerTo } from '../../../../designer/design/layouts/part-at.ts'
import { partOf } from '../../../../designer/document/commands/layout/layout-parts.ts'
import { item, layout, section, tab } from './layouts.ts'

const page = layout([tab('t0', [section('s0', [item('a'), item('b')]), section('s1')]), tab('t1')])

describe('the part that a pointer leads into', () => {
  it.each([
    ['/tabs/0', 't0'],
    ['/tabs/0/label/en', 't0'],
    ['/tabs/0/sections/1/items', 's1'],
    ['/tabs/0/sections/0/items/1/visible/==/0', 'b'],
    ['/tabs/t0/sections/s0/items/a/label', 'a'],
    ['/a/label', 'a'],
    ['/label', undefined],
    ['/tabs/9', undefined],
  ])('%s: %s', (pointer, id) => {
    expect(partAt(page, pointer)).toBe(id)
  })

  it.each(['t1', 's1', 'b'])('is found again: %s', (id) => {
    expect(partAt(page, pointerTo(page, id) ?? '')).toBe(id)
  })
})

it.each([['a', 'b'], ['b', 'a'], ['s0', 's1'], ['s1', 's0'], ['t0', null]])('after %s is removed, %s is selected', (id, next) => {
  const part = partOf(page, id)
  expect(part && nextSelected(part)).toBe(next)
})

describe('a document is drawn', () => {
  it('when its parts have ids, whatever is wrong with what they say', () => {
    expect(isDrawableLayout(page)).toBe(true)
    expect(isDrawableLayout(layout([tab('t', [section('s', [{ id: 'x' }, item('gone')])])]))).toBe(true)
  })

  it.each([
    ['no tab', { ...page, tabs: [] }],
    ['a tab without sections', { ...page, tabs: [{ id: 't', label: 'T' }] }],
    ['an item without an id', { ...page, tabs: [tab('t', [{ id: 's', label: 'S', items: [{ field: 'a' }] as never }])] }],
    ['a list for a label', { ...page, label: [] }],
    ['options that are none', { ...page, tabs: [tab('t', [section('s', [item('a', { options: 'x' as never })])])] }],
  ])('not with %s', (_, document) => {
    expect(isDrawableLayout(document)).toBe(false)
  })
})
