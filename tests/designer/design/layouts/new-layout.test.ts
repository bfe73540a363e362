import { describe, expect, it } from 'vitest'
import { layoutFrom } from '../../../../designer/design/layouts/new-layout.ts'
import { paletteEntries } from '../../../../designer/design/layouts/palette-entries.ts'
import { definitionSet } from '../../../../schemas/definition-set.ts'
import { kinds } from '../../../../schemas/kinds.ts'
import { field, object } from '../definitions.ts'
import { outlineOf } from './layouts.ts'

const account = object('account', [field('a', 'number', 'autonumber', { pattern: '{000}' }), field('b', 'notes', 'long_text'), field('c', 'name')])
const deal = object('deal', [field('d', 'name'), field('e', 'account', 'lookup', { object: 'account', onDelete: 'restrict', inverse: { name: 'deals', label: 'Deals' } })])
const set = definitionSet([account, deal])
const made = (use: 'form' | 'page') => layoutFrom({ name: 'account_main', label: 'Account', object: account, for: use, set })

const shown = (layout: ReturnType<typeof made>) =>
  layout.tabs.map(({ sections }) => sections.map(({ items }) => items.map(({ field: name, related, span }) => `${name ?? `${related}:list`}${span ? ` ${span}` : ''}`)))

describe('a new layout', () => {
  it('of a page begins with the title, then what people fill in, then the rest, and has related lists on a tab', () => {
    expect(shown(made('page'))).toEqual([
      [['name', 'notes 2'], ['number', 'owner', 'created_at', 'created_by', 'updated_at', 'updated_by']],
      [['deals:list 2']],
    ])
  })

  it('of a form has what can be filled in', () => {
    expect(shown(made('form'))).toEqual([[['name', 'notes 2'], ['owner']]])
  })

  it.each(['form', 'page'] as const)('has no fault: %s', (use) => {
    expect(kinds.layout.check(made(use), set)).toEqual([])
  })

  it('is as it was asked for', () => {
    expect(made('form')).toMatchObject({ kind: 'layout', name: 'account_main', object: 'account', for: 'form' })
    expect(outlineOf(made('page'))).toMatch(/^tab_\w+: sec_\w+\(itm_\w+/)
  })
})

describe('the palette', () => {
  it('offers what stands nowhere yet, and tells where the rest is', () => {
    const form = { ...made('page'), tabs: made('page').tabs.slice(1) }
    const entries = paletteEntries(form, account, set)
    expect(entries.filter(({ kind, placed }) => kind === 'field' && !placed).map(({ id }) => id)).toEqual(['number', 'notes', 'name', 'owner', 'created_at', 'created_by', 'updated_at', 'updated_by'].map((name) => `field:${name}`))
    expect(entries.find(({ id }) => id === 'related:deals')?.placed).toBe(form.tabs[0]?.sections[0]?.items[0])
    expect(entries.filter(({ kind }) => kind === 'heading' || kind === 'text').every(({ placed }) => !placed)).toBe(true)
  })

  it('has no related lists for a form', () => {
    expect(paletteEntries(made('form'), account, set).some(({ kind }) => kind === 'related')).toBe(false)
  })

  it('makes items with ids of their own', () => {
    const [first] = paletteEntries(made('form'), account, set)
    expect(first?.make().id).not.toBe(first?.make().id)
  })
})
