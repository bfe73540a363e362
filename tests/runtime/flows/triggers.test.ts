import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { claimEvents } from '../../../runtime/flows/triggers/claim-events.ts'
import { visitFlows } from '../../../runtime/flows/work/visit-flows.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { deleteRecord } from '../../../runtime/records/delete.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import type { FlowDefinition } from '../../../schemas/flows/flow.ts'
import { newId } from '../../../schemas/ids.ts'
import { drawn } from '../../schemas/flows/drawn.ts'
import { field, object, startTestDesign, type TestDesign } from '../../support/publishing.ts'
import { byHand } from '../../support/flow-runs.ts'

const deal = object('deal', [field('name', 'text', { required: true }), field('amount', 'currency'), field('stage', 'text'), field('log', 'text')])

let design: TestDesign
beforeAll(async () => {
  design = await startTestDesign()
  await design.put(deal)
  await design.publish()
})
afterEach(async () => {
  const { definitions } = design.workspace.plan()
  for (const flow of definitions.all('flow')) await design.put({ ...flow, active: false })
  if (definitions.all('flow').some(({ active = true }) => active)) await design.publish()
  await sql()`delete from ws_main._run`
  await sql()`delete from ws_main._start`
})
afterAll(() => design.close())

const sql = () => design.database.sql
const write = () => ({ now: new Date(), cause: { root: 'person', depth: 0, via: 'test' } })

/** A flow of its own that changes of deals start; waits at its task unless it is drawn otherwise. */
function onDeals(trigger: Record<string, unknown>, text = 'start > wait > end'): FlowDefinition {
  const id = newId('flow')
  const parts = JSON.stringify(drawn(text, { change: { set: { log: 'by the flow' } }, create_record: { object: 'deal', set: { name: 'next' } } })).replaceAll(/(nod|edg|var)_0{8}/g, `$1_${id.slice(4, 12)}`)
  return { ...(JSON.parse(parts) as FlowDefinition), id, name: `flow_${id.slice(4)}`, trigger: { type: 'record', object: 'deal', on: ['create'], ...trigger } }
}

async function live(...flows: readonly FlowDefinition[]) {
  await design.put(...flows)
  await design.publish()
}

const make = (values: Record<string, unknown>) => createRecord(design.caller(), { objectName: 'deal', values: { name: 'A', ...values }, write: write() })
const change = async (id: string, values: Record<string, unknown>) => {
  const [row] = await sql()<{ version: number }[]>`select version from ws_main.deal where id = ${id}`
  return updateRecord(design.caller(), { objectName: 'deal', id, version: row?.version ?? 0, values, write: write() })
}
const runsOf = ({ id }: FlowDefinition) => sql()<{ id: string; record: string; status: string; occasion: string; number: number; started_by: string | null }[]>`select r.id, record, status, occasion, number, started_by
  from ws_main._run r join ws_main._flow_version v on v.id = r.version where r.flow = ${id} order by r.started_at, length(occasion), occasion`
const queued = () => sql()<{ n: number }[]>`select count(*)::int as n from ws_main._event`.then(([row]) => row?.n)
const visit = () => visitFlows(design.workspace, byHand())
const claimAll = async () => {
  while ((await claimEvents(design.workspace)) > 0) continue
}

describe('what a record was before', () => {
  it('is kept with the run, at once and behind one that is under way', async () => {
    const raised = { branches: [{ key: 'yes', label: 'Raised', when: { '>': [{ var: 'record.amount' }, { '*': [{ var: 'old.amount' }, 2] }] } }] }
    const text = 'start > if; if.yes > wait > change > end; if.otherwise > end'
    const flow = onDeals({ on: ['update'], overlap: 'queue' }, text)
    const nodes = flow.nodes.map((node) => (node.key === 'if' ? { ...node, settings: raised } : node.key === 'change' ? { ...node, settings: { set: { log: { cat: [{ text_of: [{ var: 'old.amount' }] }, ' ', { var: 'old.stage' }] } } } } : node))
    await live({ ...flow, nodes })
    const { id } = await make({ amount: '100', stage: 'first' })
    await change(id, { amount: '300', stage: 'second' })
    await change(id, { amount: '310' })
    await visit()
    const [run, none] = await runsOf(flow)
    expect([run?.status, none]).toEqual(['running', undefined])
    // What is waited for is there at once.
    await sql()`update ws_main._timer set due_at = now()`
    await visit()
    await visit()
    expect((await runsOf(flow)).map(({ status }) => status)).toEqual(['completed', 'completed'])
    expect(await sql()`select log from ws_main.deal where id = ${id}`).toEqual([{ log: '100 first' }])
    const kept = await sql()<{ old: Record<string, string> }[]>`select state->'outputs' as old from ws_main._run where flow = ${flow.id} order by started_at`
    expect(kept.map(({ old }) => Object.values(old).flatMap((each) => Object.values(each))).map((values) => values.includes('300.00'))).toEqual([false, true])
  })
})

describe('a change of a record', () => {
  it('leaves nothing behind for flows where none starts by it', async () => {
    await live(onDeals({ on: ['delete'] }))
    const { id } = await make({})
    await change(id, { stage: 'won' })
    expect(await queued()).toBe(0)
  })

  it('starts a flow by what the record was and is, by whoever made it', async () => {
    const flow = onDeals({ on: ['update'], when: { and: [{ changed_to: ['record.stage', 'won'] }, { '>': [{ var: 'record.amount' }, 100] }, { '==': [{ old: ['record.stage'] }, 'open'] }] } })
    await live(flow)
    const [won, small, known] = [await make({ stage: 'open', amount: '500' }), await make({ stage: 'open', amount: '5' }), await make({ stage: 'new', amount: '500' })]
    for (const { id } of [won, small, known]) await change(id, { stage: 'won' })
    await claimAll()
    expect(await runsOf(flow)).toMatchObject([{ record: won.id, status: 'running', occasion: expect.stringMatching(/^record:\d+$/), started_by: design.caller().person.id }])
    expect(await queued()).toBe(0)
  })

  it('is judged by the values of its own moment', async () => {
    const flow = onDeals({ on: ['update'], overlap: 'parallel', when: { '>': [{ var: 'record.amount' }, 100] } }, 'start > end')
    await live(flow)
    const { id } = await make({ amount: '5' })
    await change(id, { amount: '500' })
    await change(id, { amount: '6' })
    await change(id, { stage: 'small again' })
    await visit()
    expect(await runsOf(flow)).toHaveLength(1)
  })

  it('starts on creation and deletion, too', async () => {
    const [born, gone] = [onDeals({ when: { is_new: [] } }), onDeals({ on: ['delete'], when: { '==': [{ var: 'record.stage' }, 'lost'] } })]
    await live(born, gone)
    const { id } = await make({ stage: 'lost' })
    await deleteRecord(design.caller(), { objectName: 'deal', id, version: 1, write: write() })
    await claimAll()
    expect(await runsOf(born)).toMatchObject([{ record: id }])
    expect(await runsOf(gone)).toMatchObject([{ record: id }])
  })
})

describe('events', () => {
  it('start a flow exactly once each, whoever claims them at the same time', async () => {
    const [one, two] = [onDeals({ on: ['create', 'update'], overlap: 'parallel' }, 'start > end'), onDeals({}, 'start > end')]
    await live(one, two)
    const made = await Promise.all(Array.from({ length: 40 }, () => make({})))
    await Promise.all(made.map(({ id }) => change(id, { stage: 'won' })))
    await Promise.all(Array.from({ length: 4 }, claimAll))
    await visit()
    const occasions = (await runsOf(one)).map(({ occasion }) => occasion)
    expect(occasions).toHaveLength(80)
    expect(new Set(occasions).size).toBe(80)
    expect(await runsOf(two)).toHaveLength(40)
    expect(await queued()).toBe(0)
  })

  it('are there again when who claimed them did not come to an end', async () => {
    const flow = onDeals({})
    await live(flow)
    const { id } = await make({})
    await sql()`alter table ws_main._token add constraint broken check (id <> 1) not valid`
    await expect(claimEvents(design.workspace)).rejects.toThrow('broken')
    expect([await queued(), await runsOf(flow)]).toEqual([1, []])
    await sql()`alter table ws_main._token drop constraint broken`
    await claimAll()
    expect(await runsOf(flow)).toMatchObject([{ record: id }])
  })

  it('start the version that was live when they happened', async () => {
    const flow = onDeals({ when: { '==': [{ var: 'record.stage' }, 'open'] } })
    await live(flow)
    const first = await make({ stage: 'open' })
    await live({ ...flow, trigger: { ...flow.trigger, when: { '==': [{ var: 'record.stage' }, 'closed'] } } })
    const second = await make({ stage: 'closed' })
    await claimAll()
    expect(await runsOf(flow)).toMatchObject([{ record: first.id, number: 1 }, { record: second.id, number: 2 }])
  })
})

describe('a flow whose run is under way', () => {
  const changes = async (flow: FlowDefinition, count: number) => {
    await live(flow)
    const { id } = await make({})
    for (let n = 0; n < count; n += 1) await change(id, { stage: `s${n}` })
    await visit()
    return id
  }

  it('skips other starts for the record, unless it says otherwise', async () => {
    const flow = onDeals({ on: ['update'] })
    await changes(flow, 3)
    expect(await runsOf(flow)).toHaveLength(1)
  })

  it('lets them wait for its end', async () => {
    const flow = onDeals({ on: ['update'], overlap: 'queue' }, 'start > change > end')
    await changes(flow, 3)
    expect((await runsOf(flow)).map(({ status }) => status)).toEqual(['completed', 'completed', 'completed'])
  })

  it('gives its place to the newest', async () => {
    const flow = onDeals({ on: ['update'], overlap: 'replace' })
    const id = await changes(flow, 1)
    for (const stage of ['x', 'y', 'z']) await change(id, { stage })
    await visit()
    const runs = await runsOf(flow)
    expect(runs.map(({ status }) => status)).toEqual(['cancelled', 'running'])
    const [last] = await sql()<{ seq: string }[]>`select max(seq) as seq from ws_main._change where record = ${id}`
    expect(runs[1]?.occasion).toBe(`record:${last?.seq}`)
  })

  it('runs beside others, each from the first rest of the one before', async () => {
    const flow = onDeals({ on: ['update'], overlap: 'parallel' })
    await changes(flow, 3)
    expect((await runsOf(flow)).map(({ status }) => status)).toEqual(['running', 'running', 'running'])
  })

  it.each([['serial', 1], ['parallel', 3]])('runs beside others, %s as it says', async (order, atOnce) => {
    const flow = onDeals({ on: ['update'], overlap: 'parallel', order })
    await live(flow)
    const { id } = await make({})
    for (const stage of ['x', 'y', 'z']) await change(id, { stage })
    await claimAll()
    expect(await runsOf(flow)).toHaveLength(atOnce)
    await visit()
    expect(await runsOf(flow)).toHaveLength(3)
  })

  it('begins anew by a change of what it was about, for whoever began it', async () => {
    const flow = onDeals({ on: ['create'], restartOn: ['amount'] })
    await live(flow)
    const { id } = await make({ amount: '5' })
    await visit()
    await change(id, { stage: 'no matter' })
    await visit()
    expect(await runsOf(flow)).toHaveLength(1)
    await change(id, { amount: '6' })
    await visit()
    expect(await runsOf(flow)).toMatchObject([{ status: 'cancelled', occasion: expect.stringMatching(/^record:/) }, { status: 'running', occasion: expect.stringMatching(/^restart:/), started_by: design.caller().person.id }])
  })
})

describe('flows that start each other', () => {
  it('do not start again for a record by what they did there', async () => {
    const flow = onDeals({ on: ['update'], overlap: 'parallel' }, 'start > change > end')
    await live(flow)
    const { id } = await make({})
    await change(id, { stage: 'won' })
    await visit()
    expect(await runsOf(flow)).toHaveLength(1)
    const [last] = await sql()`select cause from ws_main._change where record = ${id} order by seq desc limit 1`
    expect(last).toMatchObject({ cause: { root: expect.stringMatching(/^change:\d+$/), depth: 1, via: flow.id, chain: [`${flow.id}:${id}`] } })
  })

  it('start again as often as they say by what they did there', async () => {
    const flow = onDeals({ on: ['update'], overlap: 'parallel', reentry: 2 }, 'start > change > end')
    const adding = { set: { amount: { '+': [{ var: 'record.amount' }, 1] } } }
    await live({ ...flow, nodes: flow.nodes.map((node) => (node.key === 'change' ? { ...node, settings: adding } : node)) })
    const { id } = await make({ amount: '5' })
    await change(id, { amount: '6' })
    await visit()
    expect(await runsOf(flow)).toHaveLength(3)
    expect(await sql()`select amount::text from ws_main.deal where id = ${id}`).toEqual([{ amount: '9.00' }])
  })

  it('are held back when a chain grows too long', async () => {
    const flow = onDeals({ on: ['create'] }, 'start > create_record > end')
    await live(flow)
    await make({})
    await visit()
    const runs = await runsOf(flow)
    expect(runs).toHaveLength(12)
    expect(runs.at(-1)?.status).toBe('failed')
    expect(await sql()`select code, params from ws_main._incident where run = ${runs.at(-1)?.id ?? ''}`).toEqual([{ code: 'run.chain-too-deep', params: { limit: 10 } }])
  })

  it('pause for a record that starts them without end', async () => {
    const flow = onDeals({ on: ['update'], overlap: 'parallel' }, 'start > end')
    await live(flow)
    const { id } = await make({})
    const [version] = await sql()<{ id: string }[]>`select id from ws_main._flow_version where flow = ${flow.id}`
    await sql()`insert into ws_main._run (id, flow, version, object, record, status, state, ready, occasion, cause)
      select gen_random_uuid(), ${flow.id}, ${version?.id ?? ''}, ${deal.id}, ${id}, 'completed', '{}', false, 'hand:' || n, '{}' from generate_series(1, 100) n`
    for (const stage of ['x', 'y', 'z']) await change(id, { stage })
    await visit()
    const held = (await runsOf(flow)).filter(({ status }) => status !== 'completed')
    expect(held).toMatchObject([{ status: 'suspended' }])
    expect(await sql()`select code from ws_main._incident where run = ${held[0]?.id ?? ''}`).toEqual([{ code: 'run.too-many-starts' }])
  })
})
