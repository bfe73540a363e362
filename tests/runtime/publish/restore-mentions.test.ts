import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Resolution, UsedAt } from '../../../schemas/api/draft.ts'
import { newId } from '../../../schemas/ids.ts'
import { fieldOf } from '../../../schemas/objects/object.ts'
import { runCommand } from '../../../runtime/publish/commands.ts'
import { saveDefinition } from '../../../runtime/publish/save-definition.ts'
import { undoCommand } from '../../../runtime/publish/undo-command.ts'
import { field, object, refusalOf, role, startTestDesign, type TestDesign } from '../../support/publishing.ts'

let design: TestDesign
const deal = object('deal', [field('name', 'text'), field('amount', 'decimal'), field('reason', 'text')], { facts: ['amount'] })
const layoutNamed = (name: string) => ({
  kind: 'layout', format: 1, id: newId('layout'), name, object: 'deal', label: name, for: 'form',
  tabs: [{ id: newId('tab'), label: 'Details', sections: [{ id: newId('section'), label: 'Basics', columns: 1, items: [
    { id: newId('item'), field: 'name' }, { id: newId('item'), field: 'amount', visible: { is_blank: [{ var: 'name' }] } }, { id: newId('item'), field: 'reason', visible: { '>': [{ var: 'amount' }, 5] } },
  ] }] }],
})
type Layout = ReturnType<typeof layoutNamed>
const main = layoutNamed('deal_main')
const other = layoutNamed('deal_other')
const seller = role('seller', { objects: { deal: { read: 'all' } }, fields: { 'deal.amount': 'read' } })
const part = fieldOf(deal, 'amount')?.id ?? ''
const remove = (resolve: Resolution[]) => runCommand(design.caller(), { command: 'delete', kind: 'object', name: 'deal', part, resolve })

beforeAll(async () => {
  design = await startTestDesign()
  for (const body of [deal, main, other, seller]) await saveDefinition(design.caller(), body, { body, expected: 'new' })
  await design.publish()
  const references = (await refusalOf(remove([]))).details['references'] as readonly UsedAt[]
  await remove(references.map(({ kind, name, path }) => ({ kind, name, path, with: 'remove' })))
  await design.publish()
})
afterAll(() => design.close())

describe('a field that is restored', () => {
  it('is again where it was, by today’s names, except where something else stands', async () => {
    const now = await design.get<Layout>('layout', 'deal_other')
    const items = now.tabs.flatMap(({ sections }) => sections.flatMap((section) => section.items))
    expect(items).toMatchObject([{ field: 'name' }, { field: 'reason' }])
    const changed = { ...now, tabs: now.tabs.map((tab) => ({ ...tab, sections: tab.sections.map((section) => ({ ...section, items: section.items.map((item) => (item.field === 'reason' ? { ...item, visible: { is_blank: [{ var: 'name' }] } } : item)) })) })) }
    await saveDefinition(design.caller(), { kind: 'layout', name: 'deal_other' }, { body: changed, expected: 2 })
    const { entry, mentions } = await runCommand(design.caller(), { command: 'restore', kind: 'object', name: 'deal', part, to: 'worth' })
    expect(mentions?.back.map(({ name }) => name).toSorted()).toEqual(['deal', 'deal_main', 'deal_other', 'seller'])
    expect(mentions?.lost).toEqual([{ kind: 'layout', name: 'deal_other', label: 'deal_other' }])
    const named = JSON.stringify(main.tabs).replaceAll('amount', 'worth')
    expect((await design.get<Layout>('layout', 'deal_main')).tabs).toEqual(JSON.parse(named))
    expect(await design.get('object', 'deal')).toMatchObject({ facts: ['worth'] })
    expect(await design.get('role', 'seller')).toMatchObject({ fields: { 'deal.worth': 'read' } })
    await undoCommand(design.caller(), entry)
    expect((await design.get('role', 'seller'))).not.toHaveProperty('fields.deal.worth')
  })
})
