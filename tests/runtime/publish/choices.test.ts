import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Resolution, UsedAt } from '../../../schemas/api/draft.ts'
import { newId } from '../../../schemas/ids.ts'
import { fieldOf } from '../../../schemas/objects/object.ts'
import { runCommand, saveTogether } from '../../../runtime/publish/commands.ts'
import { readDefinition, readDraft } from '../../../runtime/publish/draft.ts'
import { saveDefinition } from '../../../runtime/publish/save-definition.ts'
import { undoCommand } from '../../../runtime/publish/undo-command.ts'
import { whereUsed } from '../../../runtime/publish/where-used.ts'
import { field, object, refusalOf, startTestDesign, type TestDesign } from '../../support/publishing.ts'

let design: TestDesign
const stage = { options: [{ id: newId('option'), value: 'won', label: 'Won' }, { id: newId('option'), value: 'lost', label: 'Lost' }], default: 'won' }
const deal = object('deal', [field('name', 'text'), field('amount', 'decimal'), field('total', 'decimal'), field('reason', 'text'), field('stage', 'picklist', stage)], { facts: ['amount'] })
const rule = {
  kind: 'rule', format: 1, id: newId('rule'), name: 'deal_reason', object: 'deal', label: 'Reason', message: 'Say why.', field: 'reason',
  refuseWhen: { and: [{ '>': [{ var: 'amount' }, 8300] }, { '==': [{ var: 'stage' }, 'won'] }, { is_blank: [{ var: 'reason' }] }] },
}
const layout = {
  kind: 'layout', format: 1, id: newId('layout'), name: 'deal_main', object: 'deal', label: 'Deal', for: 'form',
  tabs: [{ id: newId('tab'), label: 'Details', sections: [{ id: newId('section'), label: 'Basics', columns: 1, items: [
    { id: newId('item'), field: 'name' }, { id: newId('item'), field: 'amount' }, { id: newId('item'), field: 'reason', visible: { '>': [{ var: 'amount' }, 5] } },
  ] }] }],
}
const message = {
  kind: 'message', format: 1, id: newId('message'), name: 'deal_won', object: 'deal', label: 'Won', channels: ['in_app'],
  subject: '{{ record.name }} is won', body: { en: 'Worth {{ record.amount }} and {{ record.amount }}. {{ if(record.stage == "won", 1, 0) }}', vi: '{{ record.amount }}' },
}

beforeAll(async () => {
  design = await startTestDesign()
  for (const body of [deal, rule, layout, message]) await saveDefinition(design.caller(), body, { body, expected: 'new' })
})
afterAll(() => design.close())

const amount = fieldOf(deal, 'amount')?.id ?? ''
const remove = (resolve?: readonly Resolution[]) => runCommand(design.caller(), { command: 'delete', kind: 'object', name: 'deal', part: amount, ...(resolve ? { resolve: [...resolve] } : {}) })
const asked = async (): Promise<readonly UsedAt[]> => (await refusalOf(remove())).details['references'] as readonly UsedAt[]
const body = async (kind: string, name: string): Promise<unknown> => (await readDefinition(design.workspace, kind, name)).definition

const choose = (references: readonly UsedAt[], of: (each: UsedAt) => string): Resolution[] =>
  references.map((each) => ({ kind: each.kind, name: each.name, path: each.path, ...(each.from === undefined ? {} : { from: each.from }), with: of(each) }))

describe('removing a field that a rule, a layout and a message use', () => {
  it('asks for every mention what shall become of it', async () => {
    const references = await asked()
    expect(references.map(({ kind, path, removes, replacements }) => [kind, path, removes, replacements?.map(({ name }) => name)])).toEqual([
      ['object', '/facts/0', 'mention', ['total']],
      ['message', '/body/en', 'text', ['total']], ['message', '/body/en', 'text', ['total']], ['message', '/body/vi', 'text', ['total']],
      ['layout', '/tabs/0/sections/0/items/1/field', 'part', ['total']], ['layout', '/tabs/0/sections/0/items/2/visible/>/0/var', 'condition', ['total']],
      ['rule', '/refuseWhen/and/0/>/0/var', 'definition', ['total']],
    ])
    expect(references.find(({ kind }) => kind === 'message')).toMatchObject({ text: '{{ record.amount }}', from: 16 })
    expect(references.at(-2)?.part).toMatchObject({ type: 'item', label: { en: 'reason' } })
  })

  it('replaces it everywhere, and takes all back at once', async () => {
    const { entry, changed } = await remove(choose(await asked(), () => 'total'))
    expect(changed.map(({ name }) => name).toSorted()).toEqual(['deal', 'deal_main', 'deal_reason', 'deal_won'])
    expect(await body('message', 'deal_won')).toMatchObject({ body: { en: 'Worth {{ record.total }} and {{ record.total }}. {{ if(record.stage == "won", 1, 0) }}', vi: '{{ record.total }}' } })
    expect(await body('rule', 'deal_reason')).toMatchObject({ refuseWhen: { and: [{ '>': [{ var: 'total' }, 8300] }, {}, {}] } })
    await undoCommand(design.caller(), entry)
    expect(await body('message', 'deal_won')).toMatchObject({ body: message.body })
  })

  it('lets each go: the piece of text, the placement, the condition, and the rule that says nothing without it', async () => {
    const { entry } = await remove(choose(await asked(), () => 'remove'))
    expect(await body('message', 'deal_won')).toMatchObject({ body: { en: 'Worth  and . {{ if(record.stage == "won", 1, 0) }}' } })
    expect((await body('message', 'deal_won') as typeof message).body).not.toHaveProperty('vi')
    const items = (await body('layout', 'deal_main') as typeof layout).tabs.flatMap(({ sections }) => sections.flatMap((each) => each.items))
    expect(items.map((item) => [item.field, Object.hasOwn(item, 'visible')])).toEqual([['name', false], ['reason', false]])
    expect((await refusalOf(body('rule', 'deal_reason'))).code).toBe('not-found')
    expect(await body('object', 'deal')).not.toHaveProperty('facts')
    await undoCommand(design.caller(), entry)
    expect(await body('rule', 'deal_reason')).toMatchObject({ refuseWhen: rule.refuseWhen })
  })

  it('takes a change back together with the change that uses it, in one step', async () => {
    const before = await design.get('object', 'deal')
    await design.publish()
    const extra = field('extra', 'text')
    await design.put({ ...before, fields: [...before.fields, extra] })
    const shown = { ...layout, id: newId('layout'), name: 'deal_extra', tabs: [{ id: newId('tab'), label: 'Details', sections: [{ id: newId('section'), label: 'Basics', columns: 1, items: [{ id: newId('item'), field: 'extra' }] }] }] }
    await saveDefinition(design.caller(), shown, { body: shown, expected: 'new' })
    const refusal = await refusalOf(runCommand(design.caller(), { command: 'discard', kind: 'object', name: 'deal' }))
    expect(refusal).toMatchObject({ code: 'in-use', details: { references: [{ kind: 'layout', name: 'deal_extra', part: { label: { en: 'extra' } } }] } })
    await runCommand(design.caller(), { command: 'discard', kind: 'object', name: 'deal', also: ['layout/deal_extra'] })
    expect((await readDraft(design.workspace)).changes).toEqual([])
  })

  it('finds an option in conditions, texts and defaults', async () => {
    const used = await whereUsed(design.caller(), { kind: 'object', name: 'deal', field: 'stage', option: 'won' })
    expect(used.references.map(({ kind, path }) => `${kind}${path}`)).toEqual(['object/fields/4/default', 'message/body/en', 'rule/refuseWhen/and/1/==/0/var'])
    expect((await whereUsed(design.caller(), { kind: 'object', name: 'deal', field: 'stage', option: 'lost' })).references).toEqual([])
    expect((await refusalOf(whereUsed(design.caller(), { kind: 'object', name: 'deal', field: 'stage', option: 'none' }))).code).toBe('not-found')
  })

  it('renames it in rules, layouts and texts', async () => {
    const { entry } = await runCommand(design.caller(), { command: 'rename', kind: 'object', name: 'deal', part: amount, to: 'worth' })
    expect(await body('message', 'deal_won')).toMatchObject({ body: { en: 'Worth {{ record.worth }} and {{ record.worth }}. {{ if(record.stage == "won", 1, 0) }}', vi: '{{ record.worth }}' } })
    expect(await body('layout', 'deal_main')).toMatchObject({ tabs: [{ sections: [{ items: [{}, { field: 'worth' }, { visible: { '>': [{ var: 'worth' }, 5] } }] }] }] })
    await undoCommand(design.caller(), entry)
  })

  it.each([['rule', 'deal_reason'], ['layout', 'deal_main'], ['message', 'deal_won']])('copies a %s with ids of its own', async (kind, name) => {
    await runCommand(design.caller(), { command: 'clone', kind, name, to: `${name}_2` })
    const idsIn = (each: unknown): readonly string[] => JSON.stringify(each).match(/"id":"\w+"/g) ?? []
    const [from, copy] = [idsIn(await body(kind, name)), idsIn(await body(kind, `${name}_2`))]
    expect(copy.length).toBe(from.length)
    expect(from.filter((id) => copy.includes(id))).toEqual([])
  })
})

describe('saving several definitions together', () => {
  const line = object('line', [field('name', 'text')])
  const revisionOf = async (kind: string, name: string) => ({ [`${kind}/${name}`]: (await readDefinition(design.workspace, kind, name)).revision })

  it('is one step, which is taken back whole', async () => {
    const before = (await readDefinition(design.workspace, 'message', 'deal_won')).definition
    const { entry, changed } = await saveTogether(design.caller(), { command: 'save', definitions: [{ ...line }, { ...before, label: 'Gained' }], expect: await revisionOf('message', 'deal_won') })
    expect(changed.map(({ kind, name }) => `${kind}/${name}`).toSorted()).toEqual(['message/deal_won', 'object/line'])
    await undoCommand(design.caller(), entry)
    expect(await body('message', 'deal_won')).toEqual(before)
    expect((await readDraft(design.workspace)).definitions.some(({ name }) => name === 'line')).toBe(false)
  })

  it('writes nothing where one of them cannot be written', async () => {
    const before = (await readDefinition(design.workspace, 'message', 'deal_won')).definition
    const together = (definitions: readonly object[], seen: Record<string, number> = {}) =>
      refusalOf(saveTogether(design.caller(), { command: 'save', definitions: definitions.map((each) => ({ ...each })), expect: seen }))
    const refusals = [
      await together([line, before]),
      await together([line, before], { 'message/deal_won': 0 }),
      await together([line, { ...before, name: 'deal_gained' }], await revisionOf('message', 'deal_won')),
      await together([line, { ...deal, id: newId('object') }]),
      await together([line, { ...line, id: newId('object'), name: 'piece', title: 5 }]),
    ]
    expect(refusals.map(({ code }) => code)).toEqual(['version-required', 'stale-draft', 'invalid-definition', 'name-taken', 'invalid-definition'])
    expect((await readDraft(design.workspace)).definitions.some(({ name }) => name === 'line')).toBe(false)
  })
})
