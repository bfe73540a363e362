import { describe, expect, it } from 'vitest'
import { compileFormulas } from '../../../../designer/work/layout/live-formulas.ts'
import { createFormStore } from '../../../../designer/work/layout/form-store.ts'
import { defaultLayout } from '../../../../designer/work/layout/default-layout.ts'
import { anyWorkspace } from '../../../../schemas/fields/any-workspace.ts'
import { layoutDesigner, resolveLayout } from '../../../../schemas/layouts/resolve-layout.ts'
import { compileLayout } from '../../../../schemas/layouts/layout-state.ts'
import { sampleContext } from '../../../../schemas/rules/operators/operator.ts'
import { field, object, setOf } from '../../../schemas/objects/definitions.ts'

const formula = (name: string, returns: string, expression: unknown, more: object = {}) => field(name, 'formula', { returns, expression, ...more })

const account = object('account', [field('discount', 'percent')])
const deal = object('deal', [
  field('number', 'autonumber', { pattern: 'D-{0000}' }),
  field('amount', 'decimal', { scale: 2 }),
  field('secret_note'),
  field('account', 'lookup', { object: 'account' }),
  formula('net', 'decimal', { '-': [{ var: 'amount' }, { '/': [{ '*': [{ var: 'amount' }, { var: 'account.discount' }] }, 100] }] }, { scale: 2 }),
  formula('called', 'text', { cat: [{ var: 'number' }, ' ', { var: 'name' }] }),
  formula('age', 'integer', { days_between: [{ date_of: [{ var: 'updated_at' }] }, { today: [] }] }),
  formula('note_length', 'integer', { length: [{ var: 'secret_note' }] }),
])
const set = setOf(account, deal)
const placed = deal.fields.map(({ name }) => name)

const formulas = (isNew: boolean) => compileFormulas({ object: deal, set, placed, isNew, settings: anyWorkspace, context: () => sampleContext })

function formWith(isNew: boolean, layout = compileLayout(defaultLayout(deal, 'form', deal.fields))) {
  const form = createFormStore({ values: { name: 'Acme', number: 'D-0001', amount: '1000' }, layout, context: () => sampleContext, adjust: (_, after) => after })
  form.follow(formulas(isNew))
  return form
}

describe('formulas of a form', () => {
  it('follow what is filled in, and what is answered over relations', () => {
    const form = formWith(true)
    expect(form.field('net').value).toBeNull()
    form.relate({ account: 'x', 'account.discount': '12.5' })
    expect(form.field('net').value).toBe('875.00')
    form.set('amount', '12345678901234567890.01')
    expect(form.field('net').value).toBe('10802469038580246903.76')
  })

  it('say when only a save can tell their value', () => {
    const [made, stored] = [formWith(true), formWith(false)]
    expect([made.field('called').isLater, made.field('age').isLater, made.field('net').isLater]).toEqual([true, true, false])
    expect([stored.field('called').isLater, stored.field('age').isLater]).toEqual([false, true])
    expect(stored.field('called').value).toBe('D-0001 Acme')
  })

  it('read what relations lead to, and no more than what is placed needs', () => {
    expect([...formulas(false).reads].toSorted()).toEqual(['account.discount', 'amount', 'name', 'number', 'secret_note'])
  })

  it('see as blank what the layout clears on saving, and are read by conditions from what they read', () => {
    const tabs = [{ id: 'tab_1', label: 'T', sections: [{ id: 'sec_1', label: 'S', items: [
      { id: 'itm_1', field: 'amount' }, { id: 'itm_2', field: 'note_length' },
      { id: 'itm_3', field: 'secret_note', whenHidden: 'clear' as const, visible: { '>': [{ var: 'net' }, 500] } },
    ] }] }]
    const layout = { kind: 'layout', format: 1, id: 'lay_1', name: 'deal_form', label: 'L', object: 'deal', for: 'form', tabs } as const
    const form = formWith(false, compileLayout(resolveLayout(layout as never, layoutDesigner(deal, set))))
    form.relate({ 'account.discount': '10' })
    form.set('secret_note', 'abc')
    expect([form.field('secret_note').visible, form.field('note_length').value]).toEqual([true, 3])
    form.set('amount', '100')
    expect([form.field('secret_note').visible, form.field('note_length').value]).toEqual([false, 0])
  })
})
