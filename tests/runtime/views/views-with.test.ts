import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../runtime/caller.ts'
import { runCommand } from '../../../runtime/publish/commands.ts'
import { whereUsed } from '../../../runtime/publish/where-used.ts'
import { createMyView, listMyViews } from '../../../runtime/views/my-views.ts'
import { fieldOf } from '../../../schemas/objects/object.ts'
import { newId } from '../../../schemas/ids.ts'
import type { PicklistDefinition } from '../../../schemas/picklists/picklist.ts'
import type { ViewContents } from '../../../schemas/views/view.ts'
import { field, object, option, role, startTestDesign, type TestDesign } from '../../support/publishing.ts'

const account = object('account', [field('name', 'text'), field('industry', 'text'), field('city', 'text')])
const stage = field('stage', 'picklist', { options: [option('open'), option('won')] })
const sizes = { kind: 'picklist', format: 1, id: newId('picklist'), name: 'sizes', label: { en: 'Sizes' }, options: [option('small'), option('large')] } as const satisfies PicklistDefinition
const deal = object('deal', [field('name', 'text'), field('amount', 'decimal'), stage, field('size', 'picklist', { picklist: 'sizes' }), field('account', 'lookup', { object: 'account' })])
const rep = role('rep', { objects: { deal: { read: 'all' }, account: { read: 'all' } } })

let design: TestDesign
let people: readonly (() => Caller)[]

beforeAll(async () => {
  design = await startTestDesign()
  await design.put(sizes, account, deal, rep)
  await design.publish()
  people = await Promise.all(['Binh', 'Chi', 'Dung'].map((name) => design.person(name, [rep.id])))
  const keep = async (person: number, object: string, contents: Partial<ViewContents>) => {
    const caller = people[person]?.()
    if (caller) await createMyView(caller, { object, label: 'Mine', contents: { as: 'table', columns: ['name'], ...contents } })
  }
  await keep(0, 'deal', { columns: ['name', 'account.industry'] })
  await keep(0, 'deal', { columns: ['name'], where: { and: [{ '==': [{ var: 'stage' }, 'won'] }, { '==': [{ var: 'account.industry' }, 'won'] }] } })
  await keep(1, 'deal', { where: { has_role: ['rep'] }, sort: [{ path: 'stage', direction: 'asc' }] })
  await keep(2, 'account', { columns: ['city'] })
  await keep(2, 'deal', { where: { in: [{ var: 'size' }, ['large']] } })
})
afterAll(() => design.close())

const used = async (name: string, more: { kind?: string; field?: string; option?: string } = {}, caller = design.caller()) =>
  (await whereUsed(caller, { kind: 'object', name, ...more })).personalViews

describe('personal views', () => {
  it.each([
    ['a field at the end of a path', 'account', { field: 'industry' }, { views: 2, people: 1, names: ['Binh'] }],
    ['a lookup that a path leads over', 'deal', { field: 'account' }, { views: 2, people: 1, names: ['Binh'] }],
    ['a field that is sorted or filtered by', 'deal', { field: 'stage' }, { views: 2, people: 2, names: ['Binh', 'Chi'] }],
    ['a field that none has', 'deal', { field: 'amount' }, { views: 0, people: 0, names: [] }],
    ['an option beside its field', 'deal', { field: 'stage', option: 'won' }, { views: 1, people: 1, names: ['Binh'] }],
    ['an option that none names', 'deal', { field: 'stage', option: 'open' }, { views: 0, people: 0, names: [] }],
    ['an option of a shared picklist', 'deal', { field: 'size', option: 'large' }, { views: 1, people: 1, names: ['Dung'] }],
    ['an object, also where a path leads to it', 'account', {}, { views: 3, people: 2, names: ['Binh', 'Dung'] }],
    ['a role in a filter', 'rep', { kind: 'role' }, { views: 1, people: 1, names: ['Chi'] }],
  ])('are counted for %s', async (_, name, more, expected) => {
    expect(await used(name, more)).toEqual(expected)
  })

  it('are told without names to those who do not manage people', async () => {
    const designer = role('designer', { system: ['design'] })
    await design.put(designer)
    await design.publish()
    const caller = await design.person('Em', [designer.id])
    expect(await used('deal', { field: 'stage' }, caller())).toEqual({ views: 2, people: 2 })
  })

  it('stay whole when objects and fields are renamed, in the draft and live', async () => {
    await runCommand(design.caller(), { command: 'rename', kind: 'object', name: 'account', to: 'customer' })
    await runCommand(design.caller(), { command: 'rename', kind: 'object', name: 'customer', part: fieldOf(account, 'industry')?.id ?? '', to: 'branch' })
    expect(await used('customer', { field: 'branch' })).toMatchObject({ views: 2 })
    await design.publish()
    expect(await used('customer', { field: 'branch' })).toMatchObject({ views: 2 })
    const [first, second] = await viewsOf(0)
    expect([first?.contents.columns, first?.columnsLost, second?.filterLost]).toEqual([['name', 'account.branch'], 0, false])
  })

  it('open without what is removed, and say so when it was in their filter', async () => {
    await runCommand(design.caller(), { command: 'delete', kind: 'object', name: 'customer', part: fieldOf(account, 'industry')?.id ?? '' })
    await design.publish()
    const [first, second] = await viewsOf(0)
    expect([first?.contents.columns, first?.filterLost, first?.columnsLost]).toEqual([['name'], false, 1])
    expect([second?.contents.where, second?.filterLost]).toEqual([undefined, true])
  })

  it('say so for an option that is removed', async () => {
    const was = await design.get('object', 'deal')
    await design.put({ ...was, fields: was.fields.map((each) => (each.id === stage.id ? { ...stage, options: stage.options.slice(1) } : each)) } as typeof was)
    await design.publish()
    const chi = people[1]?.()
    if (!chi) throw new Error('nobody is there')
    await createMyView(chi, { object: 'deal', label: 'Won', contents: { as: 'table', columns: ['name'], where: { '==': [{ var: 'stage' }, 'won'] } } })
    const now = await design.get('object', 'deal')
    await design.put({ ...now, fields: now.fields.map((each) => (each.id === stage.id ? { ...stage, options: [option('lost')] } : each)) } as typeof now)
    await design.publish()
    expect((await viewsOf(1)).map(({ filterLost }) => filterLost)).toEqual([false, true])
  })
})

async function viewsOf(person: number) {
  const caller = people[person]?.()
  return caller ? listMyViews(caller) : []
}
