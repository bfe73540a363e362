import { describe, expect, it } from 'vitest'
import { withoutRecord, withRecord } from '../../../../../designer/design/flows/trigger/record-paths.ts'
import { triggerNames, triggerOfType } from '../../../../../designer/design/flows/trigger/trigger-of-type.ts'
import { definitionSet } from '../../../../../schemas/definition-set.ts'
import { kinds } from '../../../../../schemas/kinds.ts'
import { triggerTypes } from '../../../../../schemas/flows/triggers/index.ts'
import { createAjv } from '../../../../../runtime/compile/ajv.ts'
import type { Json } from '../../../../../schemas/pointer.ts'
import { drawn } from '../../../../schemas/flows/drawn.ts'

describe('the condition of a trigger', () => {
  it.each<[Json, Json]>([
    [{ '>': [{ var: 'amount' }, 1000] }, { '>': [{ var: 'record.amount' }, 1000] }],
    [{ and: [{ changed: ['stage', 'amount'] }, { changed_to: ['stage', 'won'] }, { is_new: [] }] }, { and: [{ changed: ['record.stage', 'record.amount'] }, { changed_to: ['record.stage', 'won'] }, { is_new: [] }] }],
    [{ '==': [{ old: ['account'] }, { var: ['account.owner'] }] }, { '==': [{ old: ['record.account'] }, { var: ['record.account.owner'] }] }],
    [{ in: [{ var: 'stage' }, ['amount', 'won']] }, { in: [{ var: 'record.stage' }, ['amount', 'won']] }],
  ])('is said of the record and stored of `record`: %j', (said, stored) => {
    expect(withRecord(said)).toEqual(stored)
    expect(withoutRecord(stored)).toEqual(said)
    expect(withRecord(stored)).toEqual(stored)
  })
})

describe('another way to start', () => {
  const deal = { kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name', fields: [{ id: 'fld_000000000001', name: 'name', type: 'text', label: 'Name', required: true }, { id: 'fld_000000000002', name: 'due', type: 'date', label: 'Due' }] }
  const set = definitionSet([deal as never])
  const fits = createAjv().compile(kinds.flow.schema)

  it('is offered for every type that there is', () => expect(triggerTypes.map(({ name }) => name).toSorted()).toEqual([...triggerNames].toSorted()))

  it.each(triggerNames.flatMap((from) => triggerNames.map((to) => [from, to] as const)))('can be chosen: from %s to %s', (from, to) => {
    const flow = drawn('start > end')
    const before = triggerOfType(from, flow.trigger, set)
    const changed = { ...flow, trigger: triggerOfType(to, before, set), name: 'made' }
    expect(fits(changed) ? [] : fits.errors).toEqual([])
    expect(kinds.flow.check(changed, set)).toEqual([])
  })
})
