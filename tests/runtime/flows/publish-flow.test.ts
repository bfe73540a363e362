import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { referencesOf } from '../../../schemas/references.ts'
import { drawn } from '../../schemas/flows/drawn.ts'
import { startTestDesign, type TestDesign } from '../../support/publishing.ts'

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
