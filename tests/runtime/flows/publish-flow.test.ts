import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { referencesOf } from '../../../schemas/references.ts'
import { planPublish, publish } from '../../../runtime/publish/publish.ts'
import { drawn } from '../../schemas/flows/drawn.ts'
import { refusalOf, role, startTestDesign, type TestDesign } from '../../support/publishing.ts'

const deal = {
  kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name',
  fields: [{ id: 'fld_000000000001', name: 'name', type: 'text', label: 'Name', required: true }, { id: 'fld_000000000002', name: 'amount', type: 'currency', label: 'Amount' }],
} as unknown as ObjectDefinition

let design: TestDesign
beforeAll(async () => {
  design = await startTestDesign()
  await design.put(deal)
  await design.publish()
})
afterAll(() => design.close())

describe('a flow', () => {
  it('is published and stands in the release as it was drawn', async () => {
    const flow = drawn('start > if; if.yes > change > end; if.otherwise > end1', { if: { branches: [{ key: 'yes', label: 'Yes', when: { '>': [{ var: 'record.amount' }, 100] } }] } })
    await design.put(flow)
    await design.publish()
    expect(design.caller().plan.definitions.get('flow', 'drawn')).toEqual(flow)
  })

  it('names its object, and the fields that it reads and sets', () => {
    const { definitions } = design.caller().plan
    const flow = definitions.get('flow', 'drawn')
    const mentions = flow ? referencesOf(flow, definitions).map(({ kind, name, field }) => [kind, name, field]) : []
    expect(mentions).toEqual([['object', 'deal', undefined], ['object', 'deal', 'amount'], ['object', 'deal', 'name']])
  })
})

describe('a flow that does what its publisher may not', () => {
  const sets = drawn('start > change > end', { change: { set: { amount: { '*': [{ var: 'record.amount' }, 2] } } } })
  const issuesFor = async (rights: object, flow: object = sets) => {
    const narrow = role(`narrow_${crypto.randomUUID().slice(0, 8).replaceAll('-', '')}`, { objects: { deal: rights } as never, system: ['design', 'publish'] })
    await design.put(narrow)
    await design.put(flow as never)
    await design.publish({ only: [`role/${narrow.name}`] })
    const publisher = await design.person('Lan', [narrow.id])
    return (await planPublish(publisher(), {})).issues.map(({ code, path, params }) => [code, path, params?.['rights']])
  }

  it('is not published', async () => {
    expect(await issuesFor({ read: 'all', update: 'own' })).toEqual([['flow.exceeds-own-rights', '/flow/drawn', 'deal.amount']])
    expect(await issuesFor({ read: 'own', update: 'own' })).toEqual([['flow.exceeds-own-rights', '/flow/drawn', 'deal.amount, deal.amount: read']])
    const lan = await design.person('Lan', [role('nothing', {}).id])
    expect((await refusalOf(planPublish(lan(), {}).then(({ digest }) => publish(lan(), { digest })))).code).toBe('exceeds-own-rights')
  })

  it('is published by who may, and where whoever starts it must have the right', async () => {
    expect(await issuesFor({ read: 'all', update: 'all' })).toEqual([])
    expect(await issuesFor({ read: 'all' }, { ...sets, principal: 'person' })).toEqual([])
  })
})
