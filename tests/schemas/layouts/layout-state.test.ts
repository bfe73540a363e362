import { describe, expect, it } from 'vitest'
import { definitionSet } from '../../../schemas/definition-set.ts'
import type { LayoutDefinition, LayoutItem, LayoutSection } from '../../../schemas/layouts/layout.ts'
import { compileLayout } from '../../../schemas/layouts/layout-state.ts'
import { layoutDesigner, type LayoutReader, resolveLayout } from '../../../schemas/layouts/resolve-layout.ts'
import { sampleContext } from '../../../schemas/rules/operators/operator.ts'
import type { RuleValues } from '../../../schemas/rules/values.ts'
import { account, deal, item, layout } from './definitions.ts'

const set = definitionSet([account, deal])
const everything = layoutDesigner(deal, set)

const compiled = (definition: LayoutDefinition, reader: LayoutReader = everything) => compileLayout(resolveLayout(definition, reader))

const stateOf = (items: readonly LayoutItem[], values: RuleValues, section: Partial<LayoutSection> = {}) =>
  compiled(layout(items, {}, section)).state(values, sampleContext)

const isWon = { '==': [{ var: 'stage' }, 'won'] }

describe('the state of a layout', () => {
  it('says of every placed field whether it shows, is asked for, is locked, and what may be chosen', () => {
    const items = [
      item({ field: 'amount', required: isWon }),
      item({ field: 'discount', readOnly: isWon }),
      item({ field: 'reason', visible: { '>': [{ var: 'discount' }, 20] } }),
      item({ field: 'stage', options: [{ when: isWon, values: ['won'] }, { when: { is_blank: [{ var: 'amount' }] }, values: ['new', 'lost'] }] }),
    ]
    const plain = { visible: true, required: false, readOnly: false, mustBeEmpty: false, options: null }
    expect(Object.fromEntries(stateOf(items, { stage: 'won', discount: '25' }).fields)).toEqual({
      amount: { ...plain, required: true }, discount: { ...plain, readOnly: true }, reason: plain, stage: { ...plain, options: ['won'] },
    })
    expect(Object.fromEntries(stateOf(items, { stage: 'new', discount: '20' }).fields)).toEqual({
      amount: plain, discount: plain, reason: { ...plain, visible: false }, stage: { ...plain, options: ['new', 'lost'] },
    })
    expect(stateOf(items, { amount: '1.00' }).fields.get('stage')).toEqual(plain)
  })

  it('hides what stands in a hidden section or tab', () => {
    const placed = item({ field: 'amount', required: true })
    const heading = item({ heading: 'Money' })
    const section = { visible: isWon }
    expect(stateOf([placed, heading], { stage: 'new' }, section).fields.get('amount')).toMatchObject({ visible: false, required: false })
    expect([...stateOf([placed, heading], { stage: 'new' }, section).hidden]).toEqual(expect.arrayContaining([placed.id, heading.id]))
    const definition = layout([placed])
    const tabbed = { ...definition, tabs: definition.tabs.map((tab) => ({ ...tab, visible: false })) }
    expect(compiled(tabbed).state({}, sampleContext).hidden.size).toBe(3)
  })

  it('asks for nothing that is locked', () => {
    expect(stateOf([item({ field: 'amount', required: true, readOnly: true })], {}).fields.get('amount')).toMatchObject({ required: false, readOnly: true })
  })

  it('shows a hidden field that may hold nothing until it is empty', () => {
    const items = [item({ field: 'reason', visible: isWon, whenHidden: 'refuse' })]
    expect(stateOf(items, { reason: 'late' }).fields.get('reason')).toMatchObject({ visible: true, mustBeEmpty: true })
    expect(stateOf(items, { reason: '' }).fields.get('reason')).toMatchObject({ visible: false, mustBeEmpty: false })
  })

  it('counts what is cleared as blank for all conditions', () => {
    const items = [
      item({ field: 'discount', visible: isWon, whenHidden: 'clear' }),
      item({ field: 'reason', visible: { '>': [{ var: 'discount' }, 20] }, whenHidden: 'clear' }),
      item({ field: 'amount', visible: { is_blank: [{ var: 'reason' }] } }),
    ]
    const state = stateOf(items, { stage: 'new', discount: '30', reason: 'late' })
    expect([...state.cleared]).toEqual(['discount', 'reason'])
    expect(state.fields.get('amount')?.visible).toBe(true)
    expect([...stateOf(items, { stage: 'won', discount: '30', reason: 'late' }).cleared]).toEqual([])
  })

  it('clears two fields that hide one another once, and ends', () => {
    const items = [
      item({ field: 'reason', visible: { is_blank: [{ var: 'discount' }] }, whenHidden: 'clear' }),
      item({ field: 'discount', visible: { is_blank: [{ var: 'reason' }] }, whenHidden: 'clear' }),
    ]
    expect([...stateOf(items, { reason: 'a', discount: '1' }).cleared]).toEqual(['reason', 'discount'])
  })

  it('tells which paths it reads and which fields decide about a field', () => {
    const within = { visible: { '==': [{ var: 'account.industry' }, 'bank'] } }
    const { reads, placed } = compiled(layout([item({ field: 'amount', required: isWon })], {}, within))
    expect(reads).toEqual(['account.industry', 'stage'])
    expect([...(placed[0]?.dependsOn ?? [])].toSorted()).toEqual(['account', 'stage'])
  })
})

describe('a layout for somebody who may not know everything', () => {
  const reader: LayoutReader = { object: deal, set, roles: [], knows: (name) => name !== 'amount', reads: (_, path) => !path.includes('discount') }

  it('leaves out fields, and sections and tabs with nothing left', () => {
    expect(resolveLayout(layout([item({ field: 'amount' })]), reader).tabs).toEqual([])
    expect(compiled(layout([item({ field: 'amount' }), item({ field: 'stage' })]), reader).placed.map(({ name }) => name)).toEqual(['stage'])
  })

  it('judges as if what may not be read were blank, and does not name it', () => {
    const resolved = resolveLayout(layout([item({ field: 'stage', visible: { '>': [{ var: 'discount' }, 20] } })]), reader)
    expect(JSON.stringify(resolved)).not.toContain('discount')
    expect(compileLayout(resolved).state({ discount: '30' }, sampleContext).fields.get('stage')?.visible).toBe(false)
  })

  it('shows related lists with the columns that may be read', () => {
    const page = layout([item({ related: 'deals', columns: ['name', 'discount'] })], { name: 'account_page', object: 'account' })
    const inside = (denied: string) => resolveLayout(page, { object: account, set, roles: [], knows: () => true, reads: (_, path) => !path.includes(denied) }).tabs[0]?.sections[0]?.items[0]
    expect(inside('discount')).toMatchObject({ kind: 'related', object: 'deal', field: 'account', columns: ['name'], span: 2 })
    expect(inside('account')).toBeUndefined()
  })
})
