import { expect, it } from 'vitest'
import { definitionSet } from '../../../schemas/definition-set.ts'
import { rightsOfFlow } from '../../../schemas/flows/flow-rights.ts'
import { drawn } from './drawn.ts'

it('counts the steps of a flow that ask other systems, and names the fields that they tell', () => {
  const flow = drawn('start > webhook > http_request > change > end', {
    webhook: { url: 'https://erp.example', event: 'deal.won', fields: ['name'] },
    http_request: { method: 'GET', url: 'https://erp.example' },
  })
  const { calls, reads, sets } = rightsOfFlow(flow, definitionSet([]))
  expect({ calls, reads, sets }).toEqual({ calls: 2, reads: new Map([['deal', new Set(['name'])]]), sets: new Map([['deal', new Set(['name'])]]) })
})
