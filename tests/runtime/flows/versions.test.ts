import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { flowOfVersion } from '../../../runtime/flows/versions/flow-of-version.ts'
import { readFlowVersion } from '../../../runtime/flows/versions/read-version.ts'
import type { FlowDefinition } from '../../../schemas/flows/flow.ts'
import { drawn } from '../../schemas/flows/drawn.ts'
import { field, object, refusalOf, startTestDesign, type TestDesign } from '../../support/publishing.ts'

const [name, amount] = [field('name', 'text', { required: true }), field('amount', 'currency')]
const deal = object('deal', [name, amount])
const flow = drawn('start > if; if.yes > change > end; if.otherwise > end1', { if: { branches: [{ key: 'yes', label: 'Yes', when: { '>': [{ var: 'record.amount' }, 100] } }] } })

let design: TestDesign
beforeAll(async () => {
  design = await startTestDesign()
  await design.put(deal, flow)
  await design.publish()
})
afterAll(() => design.close())

const versions = () => design.database.sql<{ number: number; release: number }[]>`select number, release from ws_main._flow_version order by number`
const changed = (to: Partial<FlowDefinition>) => design.get<FlowDefinition>('flow', 'drawn').then((known) => design.put({ ...known, ...to }))

describe('versions of a flow', () => {
  it('begin with the publish that brings the flow', async () => {
    expect(await versions()).toEqual([{ number: 1, release: design.workspace.plan().release }])
    expect(design.workspace.plan().flowVersions.get(flow.id)).toMatchObject({ number: 1 })
  })

  it('hold ids, so a rename makes none and is followed', async () => {
    const [stored] = await design.database.sql<{ body: unknown }[]>`select body from ws_main._flow_version`
    expect(JSON.stringify(stored?.body)).toContain(`record.${amount.id}`)
    await design.put({ ...deal, name: 'sale', fields: [{ ...name, name: 'called' }, { ...amount, name: 'value' }], title: 'called' })
    await design.publish()
    expect(await versions()).toHaveLength(1)
    const { definition } = await readFlowVersion(design.caller(), 'drawn', 1)
    expect(definition).toEqual(await design.get('flow', 'drawn'))
    expect(JSON.stringify(definition)).toContain('record.value')
    const compiled = await flowOfVersion(design.workspace.data.sql, design.workspace.plan(), design.workspace.plan().flowVersions.get(flow.id)?.id ?? '')
    expect(compiled.records).toMatchObject([{ root: 'record', object: 'sale', paths: ['value'] }])
    expect([...compiled.writes.get('sale')?.fields ?? []]).toEqual(['called'])
  })

  it('are not made by switching a flow off, but by a change of what it does', async () => {
    await changed({ active: false })
    await design.publish()
    expect(await versions()).toHaveLength(1)
    await changed({ active: true, variables: [] })
    await design.publish()
    expect(await versions()).toEqual([expect.objectContaining({ number: 1 }), { number: 2, release: design.workspace.plan().release }])
  })

  it('compile when what they name is gone', async () => {
    const old = await design.database.sql<{ id: string }[]>`select id from ws_main._flow_version where number = 1`
    await changed({ ...drawn('start > end'), trigger: { type: 'button', object: 'sale', label: 'Go' } })
    const known = await design.get('object', 'sale')
    await design.put({ ...known, fields: known.fields.filter(({ name: each }) => each !== 'value') })
    await design.publish()
    const compiled = await flowOfVersion(design.workspace.data.sql, design.workspace.plan(), old[0]?.id ?? '')
    expect(compiled.records).toEqual([])
    expect([...compiled.flow.nodes.values()].filter(({ isLost }) => isLost).map(({ key }) => key)).toEqual(['if'])
    const { definition } = await readFlowVersion(design.caller(), flow.id, 1)
    expect(JSON.stringify(definition)).toContain(`record.${amount.id}`)
  })

  it('are told by their number', async () => {
    expect(await readFlowVersion(design.caller(), 'drawn', 2)).toMatchObject({ flow: flow.id, number: 2 })
    expect(await refusalOf(readFlowVersion(design.caller(), 'drawn', 9))).toMatchObject({ code: 'not-found' })
    expect(await refusalOf(readFlowVersion(design.caller(), 'nothing', 1))).toMatchObject({ code: 'not-found' })
  })
})
