import { describe, expect, it } from 'vitest'
import { changePart, setColumns, setSpan } from '../../../../designer/document/commands/layout/change-part.ts'
import { partOf } from '../../../../designer/document/commands/layout/layout-parts.ts'
import { placeField } from '../../../../designer/document/commands/layout/place-field.ts'
import { addItems, moveItem, nextPlace, nextSection, removeItem } from '../../../../designer/document/commands/layout/place-item.ts'
import { addSection, moveSection, nextSectionPlace, removeSection } from '../../../../designer/document/commands/layout/place-section.ts'
import { addTab, moveTab, removeTab } from '../../../../designer/document/commands/layout/place-tab.ts'
import { setCondition, setOptionLimits, setWhenHidden } from '../../../../designer/document/commands/layout/set-condition.ts'
import { item, layout, outlineOf, section, tab } from '../../design/layouts/layouts.ts'

const page = layout([tab('details', [section('basics', [item('name'), item('amount'), item('stage')]), section('more', [item('notes')])]), tab('related', [section('lists')])])

const rule = { '==': [{ var: 'stage' }, 'won'] }

describe('an item', () => {
  it.each([
    ['between two others', { section: 'basics', at: 1 }, 'details: basics(name x amount stage) more(notes); related: lists()'],
    ['at the end', { section: 'more', at: 99 }, 'details: basics(name amount stage) more(notes x); related: lists()'],
    ['into an empty section of another tab', { section: 'lists', at: 0 }, 'details: basics(name amount stage) more(notes); related: lists(x)'],
    ['nowhere when the section is gone', { section: 'gone', at: 0 }, outlineOf(page)],
  ])('is added %s', (_, place, outline) => {
    expect(outlineOf(addItems(page, [item('x')], place))).toBe(outline)
  })

  it.each([
    ['within its section, counted without it', 'name', { section: 'basics', at: 2 }, 'details: basics(amount stage name) more(notes); related: lists()'],
    ['to another section', 'amount', { section: 'more', at: 0 }, 'details: basics(name stage) more(amount notes); related: lists()'],
    ['to another tab', 'notes', { section: 'lists', at: 0 }, 'details: basics(name amount stage) more(); related: lists(notes)'],
  ])('moves %s', (_, id, place, outline) => {
    expect(outlineOf(moveItem(page, id, place))).toBe(outline)
  })

  it.each([
    ['stands there already', 'amount', { section: 'basics', at: 1 }],
    ['is gone', 'gone', { section: 'basics', at: 0 }],
    ['is to go where nothing is', 'amount', { section: 'gone', at: 0 }],
  ])('leaves the very same layout when it %s', (_, id, place) => {
    expect(moveItem(page, id, place)).toBe(page)
  })

  it('is removed, and nothing happens when it is not there', () => {
    expect(outlineOf(removeItem(page, 'amount'))).toBe('details: basics(name stage) more(notes); related: lists()')
    expect(removeItem(page, 'gone')).toBe(page)
  })

  it.each([
    ['amount', -1, { section: 'basics', at: 0 }],
    ['amount', 1, { section: 'basics', at: 2 }],
    ['stage', 1, { section: 'more', at: 0 }],
    ['notes', -1, { section: 'basics', at: 3 }],
    ['notes', 1, { section: 'lists', at: 0 }],
    ['name', -1, undefined],
  ] as const)('knows its next place: %s by %i', (id, step, place) => {
    expect(nextPlace(page, id, step)).toEqual(place)
  })

  it('goes to the near end of the next section, over tabs', () => {
    expect(nextSection(page, 'name', 1)).toEqual({ section: 'more', at: 0 })
    expect(nextSection(page, 'notes', -1)).toEqual({ section: 'basics', at: 3 })
    expect(nextSection(page, 'name', -1)).toBeUndefined()
  })
})

describe('a section', () => {
  it('is added, moved over tabs and removed with all that stands in it', () => {
    expect(outlineOf(addSection(page, section('x'), { tab: 'details', at: 1 }))).toBe('details: basics(name amount stage) x() more(notes); related: lists()')
    expect(outlineOf(moveSection(page, 'basics', { tab: 'related', at: 0 }))).toBe('details: more(notes); related: basics(name amount stage) lists()')
    expect(outlineOf(moveSection(page, 'basics', { tab: 'details', at: 1 }))).toBe('details: more(notes) basics(name amount stage); related: lists()')
    expect(outlineOf(removeSection(page, 'basics'))).toBe('details: more(notes); related: lists()')
  })

  it('stays when it is there already, gone, or to go where nothing is', () => {
    for (const [id, place] of [['basics', { tab: 'details', at: 0 }], ['gone', { tab: 'related', at: 0 }], ['basics', { tab: 'gone', at: 0 }]] as const) {
      expect(moveSection(page, id, place)).toBe(page)
    }
  })

  it('knows its next place, over tabs', () => {
    expect(nextSectionPlace(page, 'basics', 1)).toEqual({ tab: 'details', at: 1 })
    expect(nextSectionPlace(page, 'more', 1)).toEqual({ tab: 'related', at: 0 })
    expect(nextSectionPlace(page, 'basics', -1)).toBeUndefined()
  })

  it('narrows what is wider than its columns', () => {
    const wide = layout([tab('t', [section('s', [item('a', { span: 4 }), item('b', { span: 2 })], { columns: 4 })])])
    const narrow = setColumns(wide, 's', 2)
    expect(partOf(narrow, 's')).toMatchObject({ section: { items: [{ id: 'a', span: 2 }, { id: 'b', span: 2 }] } })
    expect(partOf(narrow, 's')).not.toHaveProperty('section.columns')
  })
})

describe('a tab', () => {
  it('is added, moved and removed; the last one stays', () => {
    expect(outlineOf(addTab(page, tab('x')))).toContain('; x: ')
    expect(outlineOf(moveTab(page, 'related', 0))).toBe('related: lists(); details: basics(name amount stage) more(notes)')
    expect(moveTab(page, 'details', 0)).toBe(page)
    const one = removeTab(page, 'details')
    expect(outlineOf(one)).toBe('related: lists()')
    expect(removeTab(one, 'related')).toBe(one)
  })
})

describe('the settings of a part', () => {
  it('change wherever it stands; undefined takes a setting away', () => {
    const named = changePart(page, 'amount', { label: 'Worth', help: 'Before tax' })
    expect(partOf(named, 'amount')).toMatchObject({ item: { label: 'Worth', help: 'Before tax' } })
    expect(partOf(changePart(named, 'amount', { help: undefined }), 'amount')).not.toHaveProperty('item.help')
    expect(partOf(changePart(page, 'more', { label: 'Further' }), 'more')).toMatchObject({ section: { label: 'Further' } })
    expect(partOf(changePart(page, 'related', { label: 'Lists' }), 'related')).toMatchObject({ tab: { label: 'Lists' } })
    expect(changePart(page, 'gone', { label: 'x' })).toBe(page)
  })

  it('leave out what is the default', () => {
    const wide = setSpan(page, 'amount', 2)
    expect(partOf(wide, 'amount')).toMatchObject({ item: { span: 2 } })
    expect(setSpan(wide, 'amount', 1)).toEqual(page)
  })

  it('hold conditions; without a condition a hidden value needs no answer', () => {
    const hiding = setWhenHidden(setCondition(page, 'amount', { of: 'visible', rule }), 'amount', 'clear')
    expect(partOf(hiding, 'amount')).toMatchObject({ item: { visible: rule, whenHidden: 'clear' } })
    expect(setCondition(hiding, 'amount', { of: 'visible', rule: null })).toEqual(page)
    expect(partOf(setCondition(page, 'more', { of: 'visible', rule }), 'more')).toMatchObject({ section: { visible: rule } })
    expect(partOf(setCondition(page, 'amount', { of: 'required', rule: true }), 'amount')).toMatchObject({ item: { required: true } })
  })

  it('limit options by conditions', () => {
    const limited = setOptionLimits(page, 'stage', [{ when: rule, values: ['won'] }])
    expect(partOf(limited, 'stage')).toMatchObject({ item: { options: [{ when: rule, values: ['won'] }] } })
    expect(setOptionLimits(limited, 'stage', [])).toEqual(page)
  })
})

describe('a new field', () => {
  it('is placed at the end of the first section with fields', () => {
    const form = layout([tab('t', [section('intro', [{ id: 'h', heading: 'Welcome' }]), section('basics', [item('name')]), section('more', [item('notes')])])])
    expect(outlineOf(placeField(form, item('x')))).toBe('t: intro(h) basics(name x) more(notes)')
  })

  it('is placed once, and nowhere where nothing can be placed', () => {
    expect(placeField(page, item('amount'))).toBe(page)
    const empty = layout([tab('t')])
    expect(placeField(empty, item('x'))).toBe(empty)
    expect(outlineOf(placeField(layout([tab('t', [section('s')])]), item('x')))).toBe('t: s(x)')
  })
})
