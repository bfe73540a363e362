import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UsedAt } from '../../../schemas/api/draft.ts'
import { newId } from '../../../schemas/ids.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { runCommand } from '../../../runtime/publish/commands.ts'
import { readDefinition } from '../../../runtime/publish/draft.ts'
import { readDraftState } from '../../../runtime/publish/draft-state.ts'
import { saveDefinition } from '../../../runtime/publish/save-definition.ts'
import { whereUsed } from '../../../runtime/publish/where-used.ts'
import { field, object, refusalOf, startTestDesign, type TestDesign } from '../../support/publishing.ts'

let design: TestDesign
const deal = object('deal', [field('name', 'text')])
const quote = object('quote', [field('name', 'text'), field('deal', 'lookup', { object: 'deal', inverse: { name: 'quotes', label: 'Quotes' } })])
const layout = {
  kind: 'layout', format: 1, id: newId('layout'), name: 'deal_main', object: 'deal', label: 'Deal', for: 'page',
  tabs: [{ id: newId('tab'), label: 'Details', sections: [{ id: newId('section'), label: 'Basics', columns: 1, items: [{ id: newId('item'), field: 'name' }, { id: newId('item'), related: 'quotes', columns: ['name'] }] }] }],
}
const message = {
  kind: 'message', format: 1, id: newId('message'), name: 'deal_won', object: 'deal', label: 'Won', channels: ['in_app'], subject: 'Won',
  body: { en: 'Quotes: {{#each record.quotes}}{{ name }} for {{ record.name }}, {{/each}}done', vi: '{{ record.name }}' },
}

beforeAll(async () => {
  design = await startTestDesign()
  for (const body of [deal, quote, layout, message]) await saveDefinition(design.caller(), body, { body, expected: 'new' })
})
afterAll(() => design.close())

const body = async (kind: string, name: string): Promise<unknown> => (await readDefinition(design.workspace, kind, name)).definition
const revision = async (): Promise<number> => [...(await readDraftState(design.workspace)).rows.values()].find(({ id }) => id === quote.id)?.revision ?? 0
const save = async (fields: ObjectDefinition['fields']) => saveDefinition(design.caller(), quote, { body: { ...quote, fields }, expected: await revision() })
const [name, lookup] = quote.fields
const withLookup = (more: object) => [name, { ...lookup, ...more }] as ObjectDefinition['fields']
const places = (references: readonly UsedAt[]) => references.map(({ kind, path, text }) => [kind, path, text])
const everywhere = [['message', '/body/en', '{{#each record.quotes}}{{ name }} for {{ record.name }}, {{/each}}'], ['layout', '/tabs/0/sections/0/items/1/related', undefined]]

describe('the name of a way back', () => {
  it('is among what uses its lookup', async () => {
    expect(places((await whereUsed(design.caller(), { kind: 'object', name: 'quote', field: 'deal' })).references)).toEqual(everywhere)
  })

  it('is renamed in related lists and messages, and stays when its lookup is renamed', async () => {
    const { changed } = await save(withLookup({ inverse: { name: 'offers', label: 'Offers' } }))
    expect(changed.map((each) => each.name).toSorted()).toEqual(['deal_main', 'deal_won', 'quote'])
    expect(await body('layout', 'deal_main')).toMatchObject({ tabs: [{ sections: [{ items: [{ field: 'name' }, { related: 'offers', columns: ['name'] }] }] }] })
    expect(await body('message', 'deal_won')).toMatchObject({ body: { en: message.body.en.replace('quotes', 'offers'), vi: message.body.vi } })
    await save(withLookup({ name: 'opportunity', inverse: { name: 'quotes', label: 'Quotes' } }))
    expect([await body('layout', 'deal_main'), await body('message', 'deal_won')]).toEqual([layout, message])
    const { changed: lookupOnly } = await save(withLookup({}))
    expect(lookupOnly.map((each) => each.name)).toEqual(['quote'])
  })

  it('cannot go, alone, with its lookup or with its object, while they show it', async () => {
    const refusals = [
      await refusalOf(save(withLookup({ inverse: undefined }))),
      await refusalOf(runCommand(design.caller(), { command: 'delete', kind: 'object', name: 'quote', part: lookup?.id ?? '' })),
      await refusalOf(runCommand(design.caller(), { command: 'delete', kind: 'object', name: 'quote' })),
    ]
    for (const { code, details } of refusals) {
      expect(code).toBe('in-use')
      expect(places(details['references'] as readonly UsedAt[])).toEqual(expect.arrayContaining(everywhere))
    }
  })

  it('goes with what shows it, where that is chosen', async () => {
    const remove = { command: 'delete', kind: 'object', name: 'quote', part: lookup?.id ?? '' } as const
    const references = (await refusalOf(runCommand(design.caller(), remove))).details['references'] as readonly UsedAt[]
    expect(references.map(({ removes, replacements }) => [removes, replacements])).toEqual([['text', []], ['part', []]])
    await runCommand(design.caller(), { ...remove, resolve: references.map(({ kind, name: of, path, from }) => ({ kind, name: of, path, ...(from === undefined ? {} : { from }), with: 'remove' })) })
    expect(await body('layout', 'deal_main')).toMatchObject({ tabs: [{ sections: [{ items: [{ field: 'name' }] }] }] })
    expect(await body('message', 'deal_won')).toMatchObject({ body: { en: 'Quotes: done' } })
  })
})
