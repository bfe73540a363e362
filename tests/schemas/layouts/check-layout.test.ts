import { describe, expect, it } from 'vitest'
import { createAjv, lazyValidator } from '../../../runtime/compile/ajv.ts'
import { tidyDefinition } from '../../../schemas/definition-files.ts'
import { definitionDifferences } from '../../../schemas/definition-difference.ts'
import { definitionSet } from '../../../schemas/definition-set.ts'
import { checkLayout } from '../../../schemas/layouts/check-layout.ts'
import { type LayoutDefinition, type LayoutItem, LayoutSchema } from '../../../schemas/layouts/layout.ts'
import { layoutReferences } from '../../../schemas/layouts/layout-references.ts'
import { account, deal, item, layout } from './definitions.ts'

const set = definitionSet([account, deal])

const faults = (checked: LayoutDefinition) => checkLayout(checked, set).map(({ code, path }) => `${code} ${path}`)

const at = '/tabs/0/sections/0/items/0'

const faultsOf = (settings: Omit<LayoutItem, 'id'>) => faults(layout([item(settings)]))

describe('checkLayout', () => {
  it('finds nothing wrong with a layout as it should be', () => {
    const fine = layout(
      [
        item({ field: 'amount', span: 2, required: { '==': [{ var: 'stage' }, 'won'] }, label: { vi: 'Số tiền' } }),
        item({ field: 'reason', visible: { '>': [{ var: 'discount' }, 20] }, whenHidden: 'clear', readOnly: false }),
        item({ field: 'stage', options: [{ when: { '==': [{ var: 'account.industry' }, 'bank'] }, values: ['new', 'lost'] }] }),
        item({ field: 'owner' }),
        item({ heading: 'Money' }),
        item({ text: 'Ask Finance.', visible: { is_blank: [{ var: 'amount' }] } }),
      ],
      { path: 'stage', for: 'page', priority: 10 },
    )
    expect(faults(fine)).toEqual([])
    const related = layout([item({ related: 'deals', columns: ['name', 'owner', 'account.industry'], span: 2 })], { name: 'account_page', object: 'account' })
    expect(faults(related)).toEqual([])
  })

  it('refuses what does not exist', () => {
    expect(faults(layout([], { object: 'quote' }))).toEqual(['definition.unknown-object /object'])
    expect(faults(layout([], { roles: ['nobody'], path: 'phase' }))).toEqual(['layout.unknown-role /roles/0', 'layout.unknown-field /path'])
    expect(faults(layout([], { recordTypes: ['renewal'] }))).toEqual(['layout.unknown-record-type /recordTypes/0'])
    expect(faultsOf({ field: 'colour' })).toEqual([`layout.unknown-field ${at}/field`])
    expect(faultsOf({ related: 'quotes' })).toEqual([`layout.unknown-related ${at}/related`])
    expect(faultsOf({ field: 'stage', options: [{ values: ['new', 'gone'] }] })).toEqual([`layout.unknown-option ${at}/options/0/values/1`])
    expect(faults(layout([item({ related: 'deals', columns: ['colour'] })], { name: 'account_page', object: 'account' }))).toEqual([
      `layout.unknown-field ${at}/columns/0`,
    ])
  })

  it('refuses a stage path of another type, options of a field without any and a name without its object', () => {
    expect(faults(layout([], { path: 'amount' }))).toEqual(['layout.path-not-picklist /path'])
    expect(faultsOf({ field: 'amount', options: [{ values: ['1'] }] })).toEqual([`layout.no-options ${at}/options`])
    expect(faults(layout([], { name: 'main' }))).toEqual(['definition.name-begins-otherwise /name'])
  })

  it('refuses an entry that shows nothing or two things, and settings that belong to another kind of entry', () => {
    expect(faultsOf({})).toEqual([`layout.item-unclear ${at}`])
    expect(faultsOf({ field: 'amount', heading: 'Money' })).toEqual([`layout.item-unclear ${at}`])
    expect(faultsOf({ heading: 'Money', required: true, whenHidden: 'clear', columns: ['name'] })).toEqual([
      `layout.setting-not-here ${at}/required`, `layout.setting-not-here ${at}/whenHidden`, `layout.setting-not-here ${at}/columns`,
    ])
  })

  it('refuses a field that is placed twice and ids that are taken', () => {
    const first = item({ field: 'amount' })
    expect(faults(layout([first, { ...first }]))).toEqual(['id.taken /tabs/0/sections/0/items/1/id', 'layout.field-twice /tabs/0/sections/0/items/1/field'])
  })

  it('refuses conditions that are no conditions, wherever they stand', () => {
    const wrong = { '+': [{ var: 'amount' }, 1] }
    const everywhere = layout([item({ field: 'stage', visible: wrong, required: wrong, readOnly: wrong, options: [{ when: wrong, values: ['new'] }] })], {}, { visible: wrong })
    const tabbed = { ...everywhere, tabs: everywhere.tabs.map((tab) => ({ ...tab, visible: wrong })) }
    expect(faults(tabbed)).toEqual(
      ['/tabs/0/visible', '/tabs/0/sections/0/visible', `${at}/visible`, `${at}/required`, `${at}/readOnly`, `${at}/options/0/when`].map((path) => `rule.wrong-type ${path}`),
    )
    expect(faultsOf({ field: 'amount', visible: { '==': [{ var: 'colour' }, 1] } })).toEqual([`rule.unknown-field ${at}/visible/==/0/var`])
  })
})

describe('the schema of a layout', () => {
  const shape = lazyValidator(createAjv(), LayoutSchema)

  it('takes conditions as objects or truth values and refuses unknown keys', () => {
    expect(shape(layout([item({ field: 'amount', visible: null, required: true, options: null, label: null })]))).toEqual([])
    expect(shape({ ...layout([]), buttons: [] }).map(({ code, path }) => `${code} ${path}`)).toEqual(['schema.additionalProperties /buttons'])
    expect(shape(layout([item({ field: 'amount', span: 5 })])).map(({ code }) => code)).toEqual(['schema.maximum'])
  })

  it('is written without what is said anyway', () => {
    const plain = layout([item({ field: 'amount' })])
    const wordy = layout([{ ...plain.tabs[0]?.sections[0]?.items[0], id: 'itm_000000000000', field: 'amount', span: 1, visible: null, whenHidden: 'keep', options: null }], { roles: [], priority: 0, path: null }, { columns: 2, visible: null })
    expect(tidyDefinition(wordy).tabs[0]?.sections[0]).toEqual({ id: plain.tabs[0]?.sections[0]?.id, label: 'Basics', items: [{ id: 'itm_000000000000', field: 'amount' }] })
    expect(Object.keys(tidyDefinition(wordy))).toEqual(['kind', 'format', 'id', 'name', 'label', 'object', 'for', 'tabs'])
  })
})

describe('layoutReferences', () => {
  it('finds objects, roles, fields, the columns of related lists and what conditions read', () => {
    const mentions = (of: LayoutDefinition) => layoutReferences(of, set).map(({ path, kind, name, field }) => [path, [kind, name, field].filter(Boolean).join(' ')])
    expect(mentions(layout([item({ field: 'amount' })], { roles: ['rep'], path: 'stage' }))).toEqual([
      ['/object', 'object deal'], ['/name', 'object deal'], ['/roles/0', 'role rep'], ['/path', 'object deal stage'], [`${at}/field`, 'object deal amount'],
    ])
    const limited = layout([item({ field: 'stage', options: [{ when: { '==': [{ var: 'account.industry' }, 'bank'] }, values: ['new'] }] })])
    const read = { path: `${at}/options/0/when/==/0/var`, kind: 'object', name: 'account', field: 'industry', step: 1, whole: `${at}/options/0` }
    expect(layoutReferences(limited, set)).toContainEqual(read)
    const page = layout([item({ related: 'deals', columns: ['name', 'account.industry'] })], { name: 'account_page', object: 'account' })
    expect(mentions(page)).toContainEqual([`${at}/columns/1`, 'object deal account'])
    expect(mentions(page)).toContainEqual([`${at}/columns/1`, 'object account industry'])
  })
})

describe('the differences of a layout', () => {
  it('name tabs, sections and items', () => {
    const kept = item({ field: 'amount' })
    const [before, after] = [layout([kept, item({ field: 'reason' })]), layout([{ ...kept, required: true }, item({ heading: 'Money' })])]
    expect(definitionDifferences([before], [after]).map(({ code, part }) => [code, part?.name])).toEqual([
      ['item.removed', 'reason'], ['item.changed', 'amount'], ['item.added', 'Money'],
    ])
  })
})
