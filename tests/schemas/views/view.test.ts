import { describe, expect, it } from 'vitest'
import { createAjv, lazyValidator } from '../../../runtime/compile/ajv.ts'
import { definitionSet } from '../../../schemas/definition-set.ts'
import { checkView } from '../../../schemas/views/check-view.ts'
import { viewReferences } from '../../../schemas/views/view-references.ts'
import { type ViewDefinition, ViewSchema } from '../../../schemas/views/view.ts'
import { field, idOf, object } from '../objects/definitions.ts'

const options = { options: [{ id: idOf('opt', 'new'), value: 'new', label: 'New' }] }
const account = object('account', [field('industry', 'picklist', options)])
const deal = object('deal', [
  field('account', 'lookup', { object: 'account', onDelete: 'restrict' }),
  field('amount', 'currency'),
  field('stage', 'picklist', options),
  field('close_date', 'date'),
  field('seen_at', 'datetime'),
  field('notes', 'long_text'),
])
const rep = { kind: 'role' as const, format: 1 as const, id: idOf('rol', 'rep'), name: 'rep', label: 'Rep', objects: {} }
const set = definitionSet([account, deal, rep])

const view = (contents: Partial<ViewDefinition>): ViewDefinition =>
  ({ kind: 'view', format: 1, id: idOf('viw', 'open'), name: 'deal_open', label: 'Open', object: 'deal', as: 'table', columns: ['name'], ...contents })

const faults = (contents: Partial<ViewDefinition>) => checkView(view(contents), set).map(({ code, path }) => `${code} ${path}`)

describe('checkView', () => {
  it('finds nothing wrong with views as they should be', () => {
    expect(faults({
      columns: ['name', 'account.name', 'account.owner', 'amount', 'updated_at'],
      where: { and: [{ '==': [{ var: 'account.industry' }, 'new'] }, { '>': [{ var: 'amount' }, 5] }] },
      sort: [{ path: 'amount', direction: 'desc' }, { path: 'account.name' }], roles: ['rep'], default: true,
    })).toEqual([])
    expect(faults({ as: 'board', board: { by: 'stage', cards: ['account.name', 'amount'], sum: 'amount' } })).toEqual([])
    expect(faults({ as: 'calendar', calendar: { from: 'close_date', title: 'account.name' } })).toEqual([])
  })

  it.each<[string, Partial<ViewDefinition>, string[]]>([
    ['another object', { object: 'quote' }, ['definition.unknown-object /object']],
    ['a name that does not begin with the object', { name: 'open_deals' }, ['definition.name-begins-otherwise /name']],
    ['paths that lead nowhere', { columns: ['name', 'account.nothing', 'constructor'], sort: [{ path: 'gone' }] }, [
      'object.unknown-field /columns/1', 'object.unknown-field /columns/2', 'object.unknown-field /sort/0/path',
    ]],
    ['an order by what has none', { sort: [{ path: 'notes' }] }, ['view.not-sortable /sort/0/path']],
    ['a filter that is no condition', { where: { '+': [1, 2] } }, ['rule.wrong-type /where']],
    ['a filter by an unknown field', { where: { is_blank: [{ var: 'gone' }] } }, ['rule.unknown-field /where/is_blank/0/var']],
    ['a board without a picklist', { as: 'board' }, ['view.board-missing /board']],
    ['a board by a number that adds up a text', { as: 'board', board: { by: 'amount', cards: ['gone'], sum: 'name' } }, [
      'view.not-a-picklist /board/by', 'object.unknown-field /board/cards/0', 'view.not-a-number /board/sum',
    ]],
    ['a board over a relation', { as: 'board', board: { by: 'industry' } }, ['object.unknown-field /board/by']],
    ['a calendar without a date', { as: 'calendar' }, ['view.calendar-missing /calendar']],
    ['a calendar by a text', { as: 'calendar', calendar: { from: 'name', to: 'stage' } }, ['view.not-a-date /calendar/from', 'view.not-a-date /calendar/to']],
    ['a calendar from a day to an hour', { as: 'calendar', calendar: { from: 'close_date', to: 'seen_at' } }, ['view.dates-differ /calendar/to']],
    ['an unknown role', { roles: ['boss'] }, ['view.unknown-role /roles/0']],
  ])('refuses %s', (_, contents, expected) => expect(faults(contents)).toEqual(expected))
})

describe('viewReferences', () => {
  it('lists every step of every path, the filter, the settings of the forms and the roles', () => {
    const references = viewReferences(view({
      columns: ['account.industry'], sort: [{ path: 'amount' }], where: { '>': [{ var: 'amount' }, 5] }, roles: ['rep'],
      board: { by: 'stage', cards: ['account.name'], sum: 'amount' }, calendar: { from: 'close_date', to: 'close_date', title: 'name' },
    }), set)
    const mentioned = references.map(({ path, kind, name, field: of }) => `${path} ${kind}/${name}${of === undefined ? '' : `.${of}`}`)
    expect(mentioned).toEqual([
      '/object object/deal', '/name object/deal',
      '/columns/0 object/deal.account', '/columns/0 object/account.industry', '/sort/0/path object/deal.amount',
      '/board/by object/deal.stage', '/board/cards/0 object/deal.account', '/board/cards/0 object/account.name', '/board/sum object/deal.amount',
      '/calendar/from object/deal.close_date', '/calendar/to object/deal.close_date', '/calendar/title object/deal.name',
      '/where/>/0/var object/deal.amount', '/roles/0 role/rep',
    ])
  })
})

describe('ViewSchema', () => {
  const faultsIn = lazyValidator(createAjv(), ViewSchema)

  it('takes a view without a board or calendar as null', () => {
    expect(faultsIn(view({ board: null, calendar: null, where: null }))).toEqual([])
  })

  it.each([
    ['another form', { as: 'gantt' }, '/as'],
    ['no columns', { columns: [] }, '/columns'],
    ['a path over six relations', { columns: ['a.b.c.d.e.f.g'] }, '/columns/0'],
    ['a board over a relation', { board: { by: 'account.industry' } }, '/board/by'],
    ['an unknown key', { group: 'stage' }, '/group'],
  ])('refuses %s', (_, contents, at) => {
    expect(faultsIn({ ...view({}), ...contents }).map(({ path }) => path)).toContain(at)
  })
})
