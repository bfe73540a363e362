import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRecord } from '../../../runtime/records/create.ts'
import { recordHistory } from '../../../runtime/records/history.ts'
import { queryRecords } from '../../../runtime/records/query/run-query.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { refusalOf, startTestDesign, type TestDesign } from '../../support/publishing.ts'
import { field, idOf, object } from '../../schemas/objects/definitions.ts'
import { write } from './workspace.ts'

let design: TestDesign

const types = ['project', 'renewal'].map((name) => ({ id: idOf('rty', name), name, label: name }))

const deal = object('deal', [field('note')], { recordTypes: types })

beforeAll(async () => {
  design = await startTestDesign()
  await design.put(deal)
  await design.publish()
})
afterAll(() => design.close())

const create = (values: Record<string, unknown>) => createRecord(design.caller(), { objectName: 'deal', values, write: write() })

const change = (id: string, version: number, values: Record<string, unknown>) =>
  updateRecord(design.caller(), { objectName: 'deal', id, version, values, write: write() })

describe('the record type', () => {
  it('is the first of the object unless somebody chooses', async () => {
    expect((await create({ name: 'A' })).values['record_type']).toBe('project')
    expect((await create({ name: 'B', record_type: 'renewal' })).values['record_type']).toBe('renewal')
  })

  it('is refused when the object has none of this name', async () => {
    const refused = await refusalOf(create({ name: 'C', record_type: 'lease' }))
    expect(refused.issues.map(({ path }) => path)).toEqual(['/values/record_type'])
  })

  it('can be changed, filtered by and is part of the history', async () => {
    const { id } = await create({ name: 'D' })
    await change(id, 1, { record_type: 'renewal' })
    const { items } = await queryRecords(design.caller(), { objectName: 'deal', now: new Date(), query: { select: ['name'], where: { '==': [{ var: 'record_type' }, 'renewal'] } } })
    expect(items.map(({ values }) => values['name']).toSorted()).toEqual(['B', 'D'])
    const [latest] = (await recordHistory(design.caller(), { objectName: 'deal', id })).items
    expect(latest?.changes).toMatchObject([{ label: 'Record type', old: 'project', new: 'renewal' }])
  })

  it('stays on records when it is removed, once somebody has said so', async () => {
    await design.put({ ...deal, recordTypes: types.slice(0, 1) } as ObjectDefinition)
    await refusalOf(design.publish())
    await design.publish({ policies: { [types[1]?.id ?? '']: 'when_touched' } })
    const { items } = await queryRecords(design.caller(), { objectName: 'deal', now: new Date(), query: { select: ['name', 'record_type'] } })
    const old = items.find(({ values }) => values['name'] === 'B')
    expect(old?.values['record_type']).toBe('renewal')
    await change(old?.id ?? '', 1, { note: 'still changeable' })
  })

  it('is not there for an object without any', async () => {
    await design.put({ ...deal, recordTypes: undefined } as unknown as ObjectDefinition)
    await design.publish({ policies: {} })
    const refused = await refusalOf(create({ name: 'E', record_type: 'project' }))
    expect(refused.issues.map(({ code }) => code)).toEqual(['unknown-field'])
  })
})
